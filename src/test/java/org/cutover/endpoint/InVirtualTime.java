package org.cutover.endpoint;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The contract is about what takes its time: over UDP, TCP and TLS, in virtual time. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedClass(name = "{0}")
@EnumSource(value = Where.class, names = "VIRTUAL_.*", mode = EnumSource.Mode.MATCH_ALL)
@interface InVirtualTime {}
