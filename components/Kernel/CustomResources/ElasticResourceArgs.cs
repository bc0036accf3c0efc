using Pulumi.Kubernetes.ApiExtensions;
using Pulumi.Kubernetes.Types.Inputs.Core.V1;

namespace Infra.Components.CustomResources;

/// <summary>Elasticsearch, as Elastic's operator runs it.</summary>
internal sealed class ElasticsearchResourceArgs() : CustomResourceArgs("elasticsearch.k8s.elastic.co/v1", "Elasticsearch")
{
    [Input("spec", required: true)] public required Input<ElasticsearchSpecArgs> Spec { get; init; }
}

internal sealed class ElasticsearchSpecArgs : ResourceArgs
{
    [Input("version", required: true)] public required Input<string> Version { get; init; }
    [Input("image", required: true)] public required Input<string> Image { get; init; } // of the same version
    [Input("nodeSets", required: true)] public required InputList<ElasticsearchNodeSetArgs> NodeSets { get; init; }

    [Input("volumeClaimDeletePolicy", required: true)]
    public required Input<string> VolumeClaimDeletePolicy { get; init; } // DeleteOnScaledownOnly or DeleteOnScaledownAndClusterDeletion
}

internal sealed class ElasticsearchNodeSetArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; } // at most 23 characters
    [Input("count", required: true)] public required Input<int> Count { get; init; }
    [Input("config", required: true)] public required InputMap<object> Config { get; init; } // elasticsearch.yml
    [Input("podTemplate", required: true)] public required Input<PodTemplateSpecArgs> PodTemplate { get; init; }
    [Input("volumeClaimTemplates", required: true)] public required InputList<ElasticClaimArgs> VolumeClaimTemplates { get; init; }
}

/// <summary>A claim of each pod: the operator knows it by its name, <c>elasticsearch-data</c> or <c>logstash-data</c>.</summary>
internal sealed class ElasticClaimArgs : ResourceArgs
{
    [Input("metadata", required: true)] public required Input<ElasticNameArgs> Metadata { get; init; }
    [Input("spec", required: true)] public required Input<PersistentVolumeClaimSpecArgs> Spec { get; init; }
}

/// <summary>The name of a claim, or of the Elasticsearch that the others write to and read.</summary>
internal sealed class ElasticNameArgs : ResourceArgs
{
    [Input("name", required: true)] public required Input<string> Name { get; init; }
}

internal sealed class KibanaResourceArgs() : CustomResourceArgs("kibana.k8s.elastic.co/v1", "Kibana")
{
    [Input("spec", required: true)] public required Input<KibanaSpecArgs> Spec { get; init; }
}

internal sealed class KibanaSpecArgs : ResourceArgs
{
    [Input("version", required: true)] public required Input<string> Version { get; init; }
    [Input("image", required: true)] public required Input<string> Image { get; init; }
    [Input("count", required: true)] public required Input<int> Count { get; init; }
    [Input("elasticsearchRef", required: true)] public required Input<ElasticNameArgs> ElasticsearchRef { get; init; }
    [Input("config", required: true)] public required InputMap<object> Config { get; init; } // kibana.yml
    [Input("http", required: true)] public required Input<KibanaHttpArgs> Http { get; init; }
    [Input("podTemplate", required: true)] public required Input<PodTemplateSpecArgs> PodTemplate { get; init; }
}

internal sealed class KibanaHttpArgs : ResourceArgs
{
    [Input("tls", required: true)] public required Input<KibanaTlsArgs> Tls { get; init; }
}

internal sealed class KibanaTlsArgs : ResourceArgs
{
    [Input("selfSignedCertificate", required: true)] public required Input<KibanaCertificateArgs> SelfSignedCertificate { get; init; }
}

internal sealed class KibanaCertificateArgs : ResourceArgs
{
    [Input("disabled", required: true)] public required Input<bool> Disabled { get; init; }
}

internal sealed class LogstashResourceArgs() : CustomResourceArgs("logstash.k8s.elastic.co/v1alpha1", "Logstash")
{
    [Input("spec", required: true)] public required Input<LogstashSpecArgs> Spec { get; init; }
}

internal sealed class LogstashSpecArgs : ResourceArgs
{
    [Input("version", required: true)] public required Input<string> Version { get; init; }
    [Input("image", required: true)] public required Input<string> Image { get; init; }
    [Input("count", required: true)] public required Input<int> Count { get; init; }
    [Input("elasticsearchRefs", required: true)] public required InputList<LogstashElasticsearchArgs> ElasticsearchRefs { get; init; }
    [Input("config", required: true)] public required InputMap<object> Config { get; init; } // logstash.yml
    [Input("pipelines", required: true)] public required InputList<LogstashPipelineArgs> Pipelines { get; init; }
    [Input("podTemplate", required: true)] public required Input<PodTemplateSpecArgs> PodTemplate { get; init; }
    [Input("volumeClaimTemplates", required: true)] public required InputList<ElasticClaimArgs> VolumeClaimTemplates { get; init; }
}

internal sealed class LogstashElasticsearchArgs : ResourceArgs
{
    // Variables of the pods begin with it: LOGS_ES_HOSTS, LOGS_ES_USER, LOGS_ES_PASSWORD, LOGS_ES_SSL_CERTIFICATE_AUTHORITY.
    [Input("clusterName", required: true)] public required Input<string> ClusterName { get; init; }
    [Input("name", required: true)] public required Input<string> Name { get; init; }
}

internal sealed class LogstashPipelineArgs : ResourceArgs
{
    [Input("pipeline.id", required: true)] public required Input<string> Id { get; init; }
    [Input("config.string", required: true)] public required Input<string> Config { get; init; }
}
