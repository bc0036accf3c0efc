using System.Text.RegularExpressions;
using Infra.Components.CustomResources;
using Infra.Components.Edge;
using Pulumi.Kubernetes.Core.V1;
using Pulumi.Kubernetes.Networking.V1;
using Pulumi.Kubernetes.Rbac.V1;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Pulumi.Kubernetes.Types.Inputs.Meta.V1;
using Pulumi.Kubernetes.Types.Inputs.Networking.V1;
using Pulumi.Kubernetes.Types.Inputs.Rbac.V1;

namespace Infra.Components.Delivery;

/// <summary>
/// From a push to what runs: GitHub calls a host, the commit is built by BuildKit without root and pushed under its own name, and the file that
/// says what runs names the new image, by tag and digest. No account of it may change anything that runs.
/// </summary>
public sealed class ImageBuild : ComponentResource
{
    private const int WebhookPort = 12000;
    private const string Event = "push";

    private readonly string _name;
    private readonly ImageBuildArgs _args;

    /// <summary>Makes the webhook, its trigger and the workflow.</summary>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Pulumi's options.</param>
    /// <exception cref="RefusedException">Arguments are malformed or do not fit together.</exception>
    public ImageBuild(string name, ImageBuildArgs args, ComponentResourceOptions? options = null)
        : base("infra:delivery:ImageBuild", name, options.On(args.Checked(name, longestName: 45).Namespace))
    {
        _name = name;
        _args = args;
        var workflow = MakeWorkflow();
        var source = MakeSource();
        MakeSensor(source, workflow);
        MakeRoute(source);
        RegisterOutputs(Outputs.Of(this));
    }

    /// <summary>The address that GitHub calls.</summary>
    public string WebhookUrl => $"https://{_args.Expose.Host}/{Event}";

    private CustomResource MakeWorkflow() => new($"{_name}-workflow", new WorkflowTemplateResourceArgs
    {
        Metadata = Named(_name),
        Spec = new BuildWorkflow(_name, _args, Account("run", new PolicyRuleArgs
        {
            // How a step says what came of it, and nothing else.
            ApiGroups = { "argoproj.io" },
            Resources = { "workflowtaskresults" },
            Verbs = { "create", "patch" },
        })).ToArgs(),
    }, this.Child(_args.Workflows, _args.PushSecret.MadeBy, _args.Deliver.Token.Secret.MadeBy));

    private CustomResource MakeSource() => new($"{_name}-source", new EventSourceResourceArgs
    {
        Metadata = Named(_name),
        Spec = new EventSourceSpecArgs
        {
            EventBusName = _args.Bus.Name,
            Replicas = 1,
            Template = Pod(Account("webhook")),
            Service = new EventServiceArgs { Ports = new[] { new ServicePortArgs { Port = WebhookPort, TargetPort = WebhookPort } } },
            GitHub = new InputMap<GitHubEventsArgs>
            {
                {
                    Event, new GitHubEventsArgs
                    {
                        Repositories = new[]
                        {
                            new GitHubRepositoriesArgs { Owner = _args.Repository.Split('/')[0], Names = new[] { _args.Repository.Split('/')[1] } },
                        },
                        Webhook = new EventWebhookArgs
                        {
                            Endpoint = $"/{Event}",
                            Method = "POST",
                            Port = WebhookPort.ToString(CultureInfo.InvariantCulture),
                            Url = $"https://{_args.Expose.Host}",
                        },
                        Events = new[] { Event },
                        WebhookSecret = Key(_args.WebhookSecret),
                        ApiToken = Optional.Of(_args.HookToken is { } token ? Key(token) : null),
                        Active = true,
                        Insecure = false,
                        ContentType = "json",
                    }
                },
            },
        },
    }, this.Child(_args.Bus, _args.WebhookSecret.Secret.MadeBy, _args.HookToken?.Secret.MadeBy));

    private void MakeSensor(CustomResource source, CustomResource workflow) => _ = new CustomResource($"{_name}-sensor", new SensorResourceArgs
    {
        Metadata = Named(_name),
        Spec = new SensorSpecArgs
        {
            EventBusName = _args.Bus.Name,
            Replicas = 1,
            Template = Pod(Account("trigger", new PolicyRuleArgs
            {
                ApiGroups = { "argoproj.io" },
                Resources = { "workflows" },
                Verbs = { "create" },
            })),
            Dependencies = new[]
            {
                new SensorDependencyArgs
                {
                    Name = Event,
                    EventSourceName = source.Metadata.Apply(metadata => metadata.Name),
                    EventName = Event,
                    Filters = new SensorFiltersArgs
                    {
                        Data = new[]
                        {
                            new SensorFilterArgs
                            {
                                Path = "body.ref",
                                Type = "string",
                                Value = new[] { $"^refs/heads/{Regex.Escape(_args.Branch)}$" },
                            },
                            new SensorFilterArgs { Path = "body.deleted", Type = "bool", Value = new[] { "false" } },
                            // Where the file that says what runs is in this repository, what a build writes must not start the next one.
                            new SensorFilterArgs
                            {
                                Path = "body.head_commit.message",
                                Type = "string",
                                Comparator = "!=",
                                Value = new[] { $"Run {Regex.Escape(_args.Image)} at [0-9a-f]+" },
                            },
                        },
                    },
                },
            },
            Triggers = new[]
            {
                new SensorTriggerArgs
                {
                    Template = new SensorTriggerTemplateArgs
                    {
                        Name = "build",
                        Kubernetes = new SensorObjectTriggerArgs
                        {
                            Operation = "create",
                            Source = new SensorObjectSourceArgs { Resource = Workflow(workflow) },
                            Parameters = new[]
                            {
                                new SensorParameterArgs
                                {
                                    Source = new SensorParameterSourceArgs { DependencyName = Event, DataKey = "body.after" },
                                    Destination = "spec.arguments.parameters.0.value",
                                },
                            },
                        },
                    },
                    RetryStrategy = new SensorRetryArgs { Steps = 3 },
                },
            },
        },
    }, this.Child());

    private InputMap<object> Workflow(CustomResource template) => new()
    {
        { "apiVersion", "argoproj.io/v1alpha1" },
        { "kind", "Workflow" },
        { "metadata", new Dictionary<string, object> { ["generateName"] = $"{_name}-" } },
        {
            "spec", new Dictionary<string, object>
            {
                ["workflowTemplateRef"] = new Dictionary<string, object> { ["name"] = template.Metadata.Apply(metadata => metadata.Name) },
                ["arguments"] = new Dictionary<string, object>
                {
                    ["parameters"] = new object[] { new Dictionary<string, object> { ["name"] = BuildWorkflow.Commit, ["value"] = "" } },
                },
            }
        },
    };

    private void MakeRoute(CustomResource source)
    {
        _ = new NetworkPolicy($"{_name}-webhook", new NetworkPolicyArgs
        {
            Metadata = Named($"{_name}-webhook"),
            Spec = new NetworkPolicySpecArgs
            {
                PodSelector = new LabelSelectorArgs { MatchLabels = { { "eventsource-name", source.Metadata.Apply(metadata => metadata.Name) } } },
                PolicyTypes = { "Ingress" },
                Ingress =
                {
                    new NetworkPolicyIngressRuleArgs { From = _args.Expose.DataPlane.Peers.ToArray(), Ports = { Flow.Port("TCP", WebhookPort) } },
                },
            },
        }, this.Child());
        _ = new Route(_name, new RouteArgs
        {
            Namespace = _args.Namespace,
            Name = _args.RouteName,
            Exposures = [_args.Expose],
            Rules =
            [
                new HttpRule
                {
                    Matches = [HttpMatch.Exact($"/{Event}")],
                    Backends = [new HttpBackend { Service = $"{_name}-eventsource-svc", Port = WebhookPort }],
                },
            ],
        }, new ComponentResourceOptions { Parent = this, DependsOn = { source } });
    }

    // Each part has an account of its own, so that none has the permissions of another.
    private Output<string> Account(string part, params PolicyRuleArgs[] permissions)
    {
        var name = $"{_name}-{part}";
        var account = new ServiceAccount(name, new ServiceAccountArgs { Metadata = Named(name) }, this.Child());
        if (permissions.Length > 0)
        {
            var role = new Role(name, new RoleArgs { Metadata = Named(name), Rules = permissions }, this.Child());
            _ = new RoleBinding(name, new RoleBindingArgs
            {
                Metadata = Named(name),
                RoleRef = new RoleRefArgs
                {
                    ApiGroup = "rbac.authorization.k8s.io",
                    Kind = "Role",
                    Name = role.Metadata.Apply(metadata => metadata.Name),
                },
                Subjects =
                {
                    new SubjectArgs
                    {
                        Kind = "ServiceAccount",
                        Name = account.Metadata.Apply(metadata => metadata.Name),
                        Namespace = _args.Namespace.Name,
                    },
                },
            }, this.Child());
        }

        return account.Metadata.Apply(metadata => metadata.Name);
    }

    private static EventPodArgs Pod(Output<string> account) => new()
    {
        ServiceAccountName = account,
        SecurityContext = ArgoPods.Pod(9731),
        Container = ArgoPods.Container(new Resources("20m", "64Mi")),
    };

    private static SecretKeySelectorArgs Key(SecretKeyRef secret) => new() { Name = secret.Secret.Name, Key = secret.Key };

    private ObjectMetaArgs Named(string name) => new() { Name = name, Namespace = _args.Namespace.Name };
}
