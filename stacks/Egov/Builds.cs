using System.Globalization;
using Infra.Catalogue;
using Infra.Components;
using Infra.Components.Delivery;
using Infra.Components.Namespaces;
using Infra.Components.Secrets;

namespace Infra.Stacks.Egov;

/// <summary>Jenkins, with a pipeline for each application: from a push to the image, and from there to the line that names it.</summary>
/// <param name="settings">The stack's settings.</param>
/// <param name="builds">What of it is chosen.</param>
/// <param name="cluster">The cluster.</param>
/// <param name="storage">Where its home is.</param>
/// <param name="secrets">What generates its password.</param>
internal sealed class Builds(
    EgovSettings settings, JenkinsSettings builds, Cluster cluster, StorageClasses storage, ExternalSecrets secrets)
{
    private const string Deliver = "deliver";
    private const string Gradle = "gradle";
    private const string Settings = "settings";

    // What the scripts of the pages read, and no clone of their repository has.
    private const string PagesFile = ".env.production-k8s-lg";

    /// <summary>Makes it.</summary>
    public void Make()
    {
        var space = new Namespace("jenkins", new() { Cluster = cluster, HoldsData = true }).Ref;
        var login = builds.DeliveryLogin.Secret("jenkins-deliver", space);
        var jenkins = new Jenkins("jenkins", new()
        {
            Namespace = space,
            NodePorts = settings.Lab ? new() { Page = 30006, Agents = 30007 } : null,
            VolumeSize = builds.VolumeSize,
            Volume = storage.DataSource,
            Resources = builds.Resources,
            MaxAgents = builds.MaxAgents,
            SecretsOperator = secrets,
            Credentials = new Dictionary<string, JenkinsCredential>
            {
                [Deliver] = new JenkinsCredential.Login(login.KeyOf(LoginSettings.UserKey), login.KeyOf(LoginSettings.PasswordKey)),
            },
        });
        var push = new RegistrySecret("jenkins-push", new()
        {
            Namespace = jenkins.Builds!,
            Logins = new Dictionary<string, RegistryLogin>
            {
                [builds.Registry] = new(builds.RegistryLogin.User, builds.RegistryLogin.Password),
            },
        }).Ref;
        foreach (var backend in Microservice.Backends)
            Pipeline(jenkins, push, backend, $"backend/{backend.Name}", Jar(backend));

        Pipeline(jenkins, push, Microservice.AdminPages, "frontend/admin", Values(Microservice.AdminPages, settings.Fronts.Admin));
        Pipeline(jenkins, push, Microservice.PortalPages, "frontend/portal", Values(Microservice.PortalPages, settings.Fronts.Portal));
    }

    private void Pipeline(Jenkins jenkins, SecretRef push, Microservice service, string folder, PipelineStep before) =>
        _ = new JenkinsPipeline(service.Name, new()
        {
            Jenkins = jenkins,
            Repository = builds.Repository,
            Branch = builds.Branch,
            Before = [before],
            Image = WithoutTag(settings.Images[service.App]),
            PushSecret = push,
            Context = folder,
            Paths = [folder],
            Dockerfile = "DockerfileK8s",
            Deliver = new() { Repository = builds.DeliverTo, File = builds.File, Credential = Deliver },
        });

    // Which the pipeline gives.
    private static string WithoutTag(string image)
    {
        var name = image.Split('@')[0];
        var tag = name.LastIndexOf(':');
        return tag > name.LastIndexOf('/') ? name[..tag] : name;
    }

    private static PipelineStep Jar(Microservice service) => new()
    {
        Name = Gradle,
        Image = ImageCatalogue.Jdk17.Reference,
        Script = $"cd backend/{service.Name}\nexport GRADLE_USER_HOME=/tmp/gradle\nsh ./gradlew --no-daemon bootJar\n",
    };

    private PipelineStep Values(Microservice service, FrontSettings front)
    {
        var lines = Pages.Values(settings, service, front).OrderBy(value => value.Key, StringComparer.Ordinal)
            .Select(value => $"'{value.Key}={value.Value}'");
        return new()
        {
            Name = Settings,
            Image = ImageCatalogue.Jdk17.Reference,
            Script = string.Create(CultureInfo.InvariantCulture,
                $"printf '%s\\n' {string.Join(' ', lines)} > frontend/{service.Label}/{PagesFile}\n"),
        };
    }
}
