@echo off
rem Starts Skyferry on the first Java of at least 25 that it finds.
rem SKYFERRY_JAVA_OPTS holds options for that Java, such as -Xmx4g.
setlocal EnableExtensions DisableDelayedExpansion

set "NEEDED=25"
for %%I in ("%~dp0..") do set "HOME_DIR=%%~fI"
set "FOUND="

call :try "%HOME_DIR%\runtime"
if not defined FOUND if defined JAVA_HOME call :try "%JAVA_HOME%"
if not defined FOUND for /f "delims=" %%J in ('where java.exe 2^>nul') do if not defined FOUND call :try_command "%%~fJ"
if not defined FOUND call :try_all "%ProgramFiles%\Eclipse Adoptium"
if not defined FOUND call :try_all "%ProgramFiles%\Java"
if not defined FOUND call :try_all "%ProgramFiles%\Microsoft"
if not defined FOUND call :try_all "%ProgramFiles%\Zulu"
if not defined FOUND call :try_all "%ProgramFiles%\BellSoft"
if not defined FOUND call :try_all "%ProgramFiles%\Amazon Corretto"
if not defined FOUND call :try_all "%ProgramFiles%\OpenJDK"
if not defined FOUND call :try_all "%LOCALAPPDATA%\Programs\Eclipse Adoptium"
if not defined FOUND call :try_all "%USERPROFILE%\.jdks"
if not defined FOUND call :try_all "%USERPROFILE%\scoop\apps"

if not defined FOUND (
  >&2 echo skyferry: Java %NEEDED% or newer is needed and none was found; install one, for example from https://adoptium.net, or set JAVA_HOME to the folder of one.
  exit /b 2
)

"%FOUND%\bin\java.exe" -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED "-Dskyferry.home=%HOME_DIR%" %SKYFERRY_JAVA_OPTS% -cp "%HOME_DIR%\lib\skyferry.jar" skyferry.cli.Main %*
exit /b %ERRORLEVEL%

rem try FOLDER: takes it if it holds a Java new enough, told by its file "release".
:try
if not exist "%~1\bin\java.exe" exit /b 0
if not exist "%~1\release" exit /b 0
set "VERSION="
for /f "usebackq tokens=2 delims==." %%V in (`findstr /b "JAVA_VERSION=" "%~1\release"`) do if not defined VERSION set "VERSION=%%~V"
if not defined VERSION exit /b 0
set "VERSION=%VERSION:"=%"
if %VERSION% GEQ %NEEDED% set "FOUND=%~1"
exit /b 0

rem try_command JAVA.EXE: tries the folder above its bin.
:try_command
for %%B in ("%~dp1..") do call :try "%%~fB"
exit /b 0

rem try_all FOLDER: tries every folder in it, and their current versions as scoop keeps them.
:try_all
if not exist "%~1\" exit /b 0
for /d %%D in ("%~1\*") do if not defined FOUND call :try "%%~fD"
for /d %%D in ("%~1\*") do if not defined FOUND call :try "%%~fD\current"
exit /b 0
