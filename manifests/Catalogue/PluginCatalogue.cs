namespace Infra.Catalogue;

/// <summary>
/// The plugins of Jenkins that the component installs, each at one exact version: those of the chart as the chart pins them, and those that
/// jobs and webhooks need beside. All of them run on the Jenkins of <see cref="ChartCatalogue.Jenkins"/>.
/// </summary>
public static class PluginCatalogue
{
    /// <summary>Agents as pods.</summary>
    public static KnownPlugin Kubernetes { get; } = new("kubernetes")
    {
        // renovate: datasource=jenkins-plugins depName=kubernetes
        Version = "4540.v612369217f87",
    };

    /// <summary>Pipelines.</summary>
    public static KnownPlugin Pipelines { get; } = new("workflow-aggregator")
    {
        // renovate: datasource=jenkins-plugins depName=workflow-aggregator
        Version = "608.v67378e9d3db_1",
    };

    /// <summary>Git.</summary>
    public static KnownPlugin Git { get; } = new("git")
    {
        // renovate: datasource=jenkins-plugins depName=git
        Version = "5.10.1",
    };

    /// <summary>Configuration as code.</summary>
    public static KnownPlugin ConfigurationAsCode { get; } = new("configuration-as-code")
    {
        // renovate: datasource=jenkins-plugins depName=configuration-as-code
        Version = "2115.vf6de120eef70",
    };

    /// <summary>Jobs as code. It runs on Jenkins 2.479.3 and later.</summary>
    public static KnownPlugin JobDsl { get; } = new("job-dsl")
    {
        // renovate: datasource=jenkins-plugins depName=job-dsl
        Version = "3654.vdf58f53e2d15",
    };

    /// <summary>Credentials in steps of a pipeline. It runs on Jenkins 2.479.3 and later.</summary>
    public static KnownPlugin CredentialsBinding { get; } = new("credentials-binding")
    {
        // renovate: datasource=jenkins-plugins depName=credentials-binding
        Version = "728.v902a_273b_8947",
    };

    /// <summary>The calls of GitHub.</summary>
    public static KnownPlugin GitHub { get; } = new("github")
    {
        // renovate: datasource=jenkins-plugins depName=github
        Version = "1.47.0",
    };

    /// <summary>Every plugin, in the order of their names.</summary>
    public static IReadOnlyList<KnownPlugin> All { get; } =
        [ConfigurationAsCode, CredentialsBinding, Git, GitHub, JobDsl, Kubernetes, Pipelines];
}
