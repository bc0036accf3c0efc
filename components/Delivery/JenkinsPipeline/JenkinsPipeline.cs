using System.Text.Json.Nodes;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components.Delivery;

/// <summary>
/// From a push to what runs, by Jenkins: the commit is built once and pushed under a name of its own, and the file that says what runs
/// names the new image. The pipeline is a file of Jenkins' configuration, so that who may change the code may not change what holds the
/// credential.
/// </summary>
public sealed class JenkinsPipeline : ComponentResource
{
    // Where the chart's sidecar puts the files of ConfigMaps.
    private const string Folder = "/var/jenkins_home/casc_configs";

    /// <summary>Makes the job.</summary>
    /// <param name="name">The component's name, a DNS label. The job has it too.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together.</exception>
    public JenkinsPipeline(string name, JenkinsPipelineArgs args, ComponentResourceOptions? options = null)
        : base("infra:delivery:JenkinsPipeline", name, options.On(args.Checked(name, longestName: 50).Jenkins.Args.Namespace))
    {
        var jenkins = args.Jenkins;
        Jenkinsfile = Output.Tuple(jenkins.Builds!.Name.ToOutput(), jenkins.Agents.Name.ToOutput(), args.PushSecret.Name.ToOutput())
            .Apply(names => new Jenkinsfile(name, args, names.Item1, names.Item2, names.Item3).Write());
        _ = new ConfigMap(name, new ConfigMapArgs
        {
            Metadata = new ObjectMetaArgs
            {
                Name = $"{jenkins.Args.Release}-job-{name}",
                Namespace = jenkins.Args.Namespace.Name,
                Labels = { { jenkins.ConfigurationLabel, "true" } },
            },
            Data =
            {
                { $"{name}.Jenkinsfile", Jenkinsfile },
                { $"{name}.groovy", Job(name, args) },
                { $"{name}.yaml", Seed(name) },
            },
        }, this.Child(jenkins.Installed, args.PushSecret.MadeBy));
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>
    /// The text of the pipeline. It runs in any Jenkins that has the plugin of Kubernetes and the credentials that it names.
    /// </summary>
    public Output<string> Jenkinsfile { get; }

    private static string Seed(string name) =>
        new JsonObject { ["jobs"] = new JsonArray(new JsonObject { ["file"] = $"{Folder}/{name}.groovy" }) }.Indented();

    // Jobs are written anew with every change of the configuration, and what a run said of its triggers would be gone.
    private static string Job(string name, JenkinsPipelineArgs args) => $$"""
        // Made by the component JenkinsPipeline {{name}}.
        pipelineJob({{Groovy.Text(name)}}) {
          description({{Groovy.Text($"Builds {args.Repository} at {args.Branch}. A program made it, and overwrites changes.")}})
          properties {
            disableConcurrentBuilds()
            pipelineTriggers {
              triggers {
                pollSCM {
                  scmpoll_spec('H/{{args.PollMinutes.ToString(CultureInfo.InvariantCulture)}} * * * *')
                }
        {{(args.GitHubCalls ? "        githubPush()\n" : "")}}      }
            }
          }
          definition {
            cps {
              script(new File({{Groovy.Text($"{Folder}/{name}.Jenkinsfile")}}).getText('UTF-8'))
              sandbox()
            }
          }
        }

        """;
}
