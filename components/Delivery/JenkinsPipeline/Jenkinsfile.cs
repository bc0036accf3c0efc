namespace Infra.Components.Delivery;

/// <summary>
/// The text of a pipeline: the commit is fetched, its image is built and pushed once, and the file that says what runs names it. Each
/// script says what it needs, so that the whole is one text that any Jenkins with the plugin of Kubernetes runs.
/// </summary>
internal sealed class Jenkinsfile(string name, JenkinsPipelineArgs args, string builds, string agents, string pushSecret)
{
    // Without it Jenkins has the shell print every command, with its values.
    private const string Quiet = "#!/bin/sh\n";

    private const string When = """
              when {
                beforeAgent true
                expression { env.UNCHANGED != 'true' }
              }

        """;

    private const string Digest = "cat \"${TMPDIR:-/tmp}/digest\"";

    public string Write() => $$"""
        // Made by the component JenkinsPipeline {{name}}: change its arguments. What is changed here is overwritten.
        pipeline {
          agent none
          options {
            disableConcurrentBuilds()
            buildDiscarder(logRotator(numToKeepStr: '{{Number(args.Keep)}}'))
            timeout(time: {{Number(args.TimeoutMinutes)}}, unit: 'MINUTES')
          }
          stages {
            stage('Build and push') {
              agent {
                kubernetes {
                  namespace {{Groovy.Text(builds)}}
                  yaml {{Groovy.Block(PipelinePods.Building(args, pushSecret))}}
                }
              }
              steps {
                script {
                  def source = checkout(scmGit(
                    branches: [[name: {{Groovy.Text($"refs/heads/{args.Branch}")}}]],
                    extensions: [cloneOption(depth: 1, noTags: true, shallow: true)],
                    userRemoteConfigs: [[{{Remote()}}]]
                  ))
                  env.COMMIT = source.GIT_COMMIT
                  env.TAG = {{(args.Tag == PipelineTag.Commit ? "source.GIT_COMMIT" : "env.BUILD_NUMBER")}}
        {{Looking()}}        }
        {{WhereChanged(Before() + In(PipelinePods.Build, Building()))}}      }
            }
            stage('Write down') {
        {{(args.Paths.Count > 0 ? When : "")}}      agent {
                kubernetes {
                  namespace {{Groovy.Text(agents)}}
                  yaml {{Groovy.Block(PipelinePods.Writing(args))}}
                }
              }
              steps {
        {{In(PipelinePods.Git, Writing())}}      }
            }
          }
        }

        """;

    private string Remote() => args.CloneCredential is { } credential
        ? $"credentialsId: {Groovy.Text(credential)}, url: {Groovy.Text(args.Repository)}" : $"url: {Groovy.Text(args.Repository)}";

    // A build says what it was made of, so that the next one can tell. Git names the content of each folder.
    private string Looking() => args.Paths.Count == 0 ? "" : $$"""
                  currentBuild.description = sh(returnStdout: true, script: {{Groovy.Text($"{Quiet}git rev-parse {Contents()}")}}).trim()
                  env.UNCHANGED = currentBuild.getBuildCauses('hudson.model.Cause$UserIdCause').isEmpty() &&
                    currentBuild.previousSuccessfulBuild?.description == currentBuild.description

        """;

    private string Contents() => string.Join(' ', args.Paths.Select(path => Quoted($"HEAD:{path}")));

    private string Before() =>
        string.Concat(args.Before.Select(step => In(step.Name, Run(Quiet + "set -eu\n" + Ended(step.Script)))));

    private string WhereChanged(string steps) => args.Paths.Count == 0
        ? steps : $"        script {{\n          if (env.UNCHANGED != 'true') {{\n{steps}          }}\n        }}\n";

    private string Building()
    {
        var what = "export FOLDER=\"$WORKSPACE\"\n"
            + Given(BuildScript.What(args.Image, args.Dockerfile, args.Context, args.Target, args.BuildArguments));
        return Run(Quiet + what + BuildScript.CheckBase)
            + Run(Quiet + what + (args.Builder == PipelineBuilder.BuildKit ? BuildScript.Build : BuildScript.BuildOnNode))
            + $"          script {{\n            env.DIGEST = sh(returnStdout: true, script: {Groovy.Text(Digest)}).trim()\n          }}\n";
    }

    private string Writing()
    {
        var deliver = args.Deliver;
        var where = Given(BuildScript.Where(name, args.Image, deliver.Repository, deliver.Branch, deliver.File, deliver.PullRequest));
        return $"          withCredentials([usernamePassword(credentialsId: {Groovy.Text(deliver.Credential)}, "
            + "usernameVariable: 'GIT_USER', passwordVariable: 'GIT_TOKEN')]) {\n"
            + Run(Quiet + where + BuildScript.Deliver)
            + "          }\n";
    }

    private static string In(string container, string steps) => $"        container({Groovy.Text(container)}) {{\n{steps}        }}\n";

    private static string Run(string script) => $"          sh {Groovy.Block(script)}\n";

    private static string Ended(string script) => script.EndsWith('\n') ? script : script + "\n";

    // Written as a text of the shell, a value is taken as it is.
    private static string Given(IEnumerable<(string Variable, string Value)> values) =>
        string.Concat(values.Select(given => $"export {given.Variable}={Quoted(given.Value)}\n"));

    private static string Quoted(string value) => $"'{value.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
