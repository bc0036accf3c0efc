using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Components.CustomResources;

/// <summary>A web server that puts what GitHub sends onto a bus.</summary>
internal sealed class EventSourceResourceArgs() : CustomResourceArgs("argoproj.io/v1alpha1", "EventSource")
{
    [Input("spec", required: true)] public required Input<EventSourceSpecArgs> Spec { get; init; }
}

internal sealed class EventSourceSpecArgs : ResourceArgs
{
    [Input("eventBusName", required: true)] public required Input<string> EventBusName { get; init; }
    [Input("replicas", required: true)] public required Input<int> Replicas { get; init; }
    [Input("template", required: true)] public required Input<EventPodArgs> Template { get; init; }
    [Input("service", required: true)] public required Input<EventServiceArgs> Service { get; init; }
    [Input("github", required: true)] public required InputMap<GitHubEventsArgs> GitHub { get; init; } // by the event's name
}

internal sealed class EventPodArgs : ResourceArgs
{
    [Input("serviceAccountName", required: true)] public required Input<string> ServiceAccountName { get; init; }
    [Input("securityContext", required: true)] public required Input<PodSecurityContextArgs> SecurityContext { get; init; }
    [Input("container", required: true)] public required Input<JetStreamContainerArgs> Container { get; init; }
}

internal sealed class EventServiceArgs : ResourceArgs
{
    [Input("ports", required: true)] public required InputList<ServicePortArgs> Ports { get; init; }
}

internal sealed class GitHubEventsArgs : ResourceArgs
{
    [Input("repositories", required: true)] public required InputList<GitHubRepositoriesArgs> Repositories { get; init; }
    [Input("webhook", required: true)] public required Input<EventWebhookArgs> Webhook { get; init; }
    [Input("events", required: true)] public required InputList<string> Events { get; init; }
    [Input("webhookSecret", required: true)] public required Input<SecretKeySelectorArgs> WebhookSecret { get; init; }
    [Input("apiToken")] public Input<SecretKeySelectorArgs>? ApiToken { get; init; } // with it the webhook is made at GitHub
    [Input("active", required: true)] public required Input<bool> Active { get; init; }
    [Input("insecure", required: true)] public required Input<bool> Insecure { get; init; }
    [Input("contentType", required: true)] public required Input<string> ContentType { get; init; }
}

internal sealed class GitHubRepositoriesArgs : ResourceArgs
{
    [Input("owner", required: true)] public required Input<string> Owner { get; init; }
    [Input("names", required: true)] public required InputList<string> Names { get; init; }
}

internal sealed class EventWebhookArgs : ResourceArgs
{
    [Input("endpoint", required: true)] public required Input<string> Endpoint { get; init; }
    [Input("method", required: true)] public required Input<string> Method { get; init; }
    [Input("port", required: true)] public required Input<string> Port { get; init; }
    [Input("url", required: true)] public required Input<string> Url { get; init; } // without the endpoint
}
