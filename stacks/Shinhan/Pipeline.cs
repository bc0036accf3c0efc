using Infra.Components;
using Infra.Components.Delivery;
using Infra.Components.Edge;
using Infra.Components.Secrets;

namespace Infra.Stacks.Shinhan;

/// <summary>Jenkins, which builds the page and writes the number of the build into the manifest repository. It deploys nothing.</summary>
internal static class Pipeline
{
    private const string Manifests = "manifests";

    public static void Make(ShinhanSettings settings, NamespaceRef space, Exposure exposure, ExternalSecrets secrets)
    {
        var login = settings.ManifestLogin.Secret("manifest-repository", space);
        var webhook = new SettingsSecret("github-webhook", new()
        {
            Namespace = space,
            Values = new Dictionary<string, SecretValue> { ["secret"] = settings.WebhookSecret },
        });
        var jenkins = new Jenkins("jenkins", settings.Jenkins with
        {
            Namespace = space,
            Expose = exposure,
            SecretsOperator = secrets,
            Credentials = new Dictionary<string, JenkinsCredential>
            {
                [Manifests] = new JenkinsCredential.Login(login.KeyOf(LoginSettings.UserKey), login.KeyOf(LoginSettings.PasswordKey)),
            },
            WebhookSecret = webhook.KeyOf("secret"),
        });
        var image = settings.Images[ShinhanApp.Nginx].Split('@')[0].Split(':')[0];
        _ = new JenkinsPipeline(ShinhanSettings.Page, new()
        {
            Jenkins = jenkins,
            Repository = settings.CodeRepository,
            GitHubCalls = true,
            Image = image,
            Tag = PipelineTag.BuildNumber,
            PushSecret = new RegistrySecret("registry-push", new()
            {
                Namespace = jenkins.Builds!,
                Logins = new Dictionary<string, RegistryLogin>
                {
                    [Registry(image)] = new(settings.RegistryLogin.User, settings.RegistryLogin.Password),
                },
            }).Ref,
            Deliver = new()
            {
                Repository = settings.ManifestRepository,
                File = $"{settings.ManifestFolder}/Deployment-{ShinhanSettings.Page}.yaml",
                Credential = Manifests,
            },
        });
    }

    private static string Registry(string image) =>
        image.Split('/') is [var host, _, ..] && (host.Contains('.', StringComparison.Ordinal) || host.Contains(':', StringComparison.Ordinal)) ? host
            : "docker.io";
}
