package org.cutover.junit;

import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Finds the files of a {@link ScenarioSource}. */
final class ScenarioExtension implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Scenarios.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var source = AnnotationSupport.findAnnotation(parameter.getDeclaringExecutable(), ScenarioSource.class)
                .orElseThrow(() -> new ParameterResolutionException(
                        "Scenarios are a parameter of a method that has @ScenarioSource. Write it there."));
        try {
            return new Scenarios(
                    ScenarioPaths.matching(List.of(source.value())), source, TestbedExtension.results(context));
        } catch (IllegalArgumentException unusable) {
            throw new ParameterResolutionException(unusable.getMessage(), unusable);
        }
    }
}
