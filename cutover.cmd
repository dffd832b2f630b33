@echo off
rem Runs Cutover on Windows, as the file "cutover" beside it does elsewhere. Builds it first where there is no build yet, or the
rem sources are newer.
setlocal EnableExtensions DisableDelayedExpansion
set "home=%~dp0"
set "home=%home:~0,-1%"
set "jar=%home%\target\cutover.jar"

rem No block in brackets holds a path: that of C:\Program Files (x86) would end it.
if not defined JAVA_HOME goto on_path
set "JAVA_HOME=%JAVA_HOME:"=%"
set "java=%JAVA_HOME%\bin\java.exe"
if exist "%java%" goto has_java
echo cutover: JAVA_HOME is "%JAVA_HOME%", and there is no bin\java.exe in it. Set it to a JDK 17 or later.>&2
exit /b 3

:on_path
set "java="
for %%j in (java.exe) do set "java=%%~$PATH:j"
if defined java goto has_java
echo cutover: there is no Java. Install a JDK 17 or later, or set JAVA_HOME to one.>&2
exit /b 3

:has_java
rem The version is the first word in quotes: 17.0.15 of  openjdk version "17.0.15" 2025-04-15
set "version="
for /f tokens^=2^ delims^=^" %%v in ('""%java%" -version 2^>^&1"') do if not defined version set "version=%%v"
if defined version goto has_version
echo cutover: "%java%" does not start, or does not say which Java it is. Install a JDK 17 or later, or set JAVA_HOME to one.>&2
exit /b 3

:has_version
set "major=0"
for /f "tokens=1,2 delims=.-+_" %%a in ("%version%") do if "%%a"=="1" (set "major=%%b") else (set "major=%%a")
if %major% GEQ 17 goto new_enough
echo cutover: this is Java %version%, "%java%". Cutover needs a JDK 17 or later.>&2
exit /b 3

:new_enough
rem A batch file cannot compare dates. 1 if pom.xml or a file below src\main is newer than the jar.
set "stale=1"
if exist "%jar%" for /f %%s in ('powershell -NoProfile -Command "$b = (Get-Item -LiteralPath $env:jar).LastWriteTime; $n = @(Get-Item -LiteralPath ($env:home + '\pom.xml')) + @(Get-ChildItem -LiteralPath ($env:home + '\src\main') -Recurse -File) | Where-Object { $_.LastWriteTime -gt $b }; if ($n) { 1 } else { 0 }"') do set "stale=%%s"
if "%stale%"=="1" (
    call :build
    if errorlevel 1 exit /b 3
)

rem Most starts are over in seconds: code is compiled soon, and plainly.
set "options=-XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=0.2 -XX:+UseSerialGC"
set "archive=%home%\target\classes-%version%.jsa"
set "fits=0"
if exist "%archive%" for /f %%s in ('powershell -NoProfile -Command "if ((Get-Item -LiteralPath $env:archive).LastWriteTime -gt (Get-Item -LiteralPath $env:jar).LastWriteTime) { 1 } else { 0 }"') do set "fits=%%s"
if "%fits%"=="0" call :share

set "sharing="
if exist "%archive%" for %%f in ("%archive%") do if %%~zf GTR 0 set sharing="-XX:SharedArchiveFile=%archive%" -Xshare:auto -Xlog:cds=off -Xlog:class+path=off
"%java%" %options% %sharing% "-Dcutover.home=%home%" -jar "%jar%" %*
exit /b %ERRORLEVEL%

:build
where mvn >nul 2>&1
if errorlevel 1 (
    echo cutover: there is no Maven to build it with. Install Maven 3.8.7 or later ^(mvn^).>&2
    exit /b 1
)
echo cutover: building ^(once, and whenever the sources have changed^) ...>&2
pushd "%home%"
call mvn -q -B -Dmaven.test.skip=true -Dspotless.check.skip package 1>&2
set "built=%ERRORLEVEL%"
popd
if not "%built%"=="0" (
    echo cutover: the build failed; Maven's words are above.>&2
    exit /b 1
)
rem Maven leaves a jar alone whose contents are the same: it is to count as newer than the sources all the same.
powershell -NoProfile -Command "(Get-Item -LiteralPath $env:jar).LastWriteTime = Get-Date"
exit /b 0

rem Class-data sharing: the classes as Java has them in memory. Where the archive cannot be made, the program starts without.
:share
set "made=%home%\target\sharing-%RANDOM%%RANDOM%"
mkdir "%made%" 2>nul || exit /b 0
echo cutover: preparing a faster start ^(once for each build and each Java^) ...>&2
"%java%" %options% "-XX:DumpLoadedClassList=%made%\list" "-Dcutover.home=%home%" -jar "%jar%" rehearse --quiet --until move-pilot-users --out "%made%\out" >nul 2>&1
if not errorlevel 1 "%java%" %options% -Xshare:dump "-XX:SharedClassListFile=%made%\list" "-XX:SharedArchiveFile=%made%\jsa" -cp "%jar%" >nul 2>&1
rem An empty one says that this Java makes none: it is not tried again.
if not exist "%made%\jsa" type nul >"%made%\jsa"
move /y "%made%\jsa" "%archive%" >nul 2>&1
rmdir /s /q "%made%" 2>nul
exit /b 0
