using Infra.Components.Secrets;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;
using Pulumi;

namespace Infra.Components.Tests.Secrets;

public sealed class RegistrySecretTests
{
    [Fact]
    public Task Logins_become_what_a_kubelet_reads() =>
        ComponentGolden.CheckAsync("Secrets/RegistrySecret/golden/registry", cluster => _ = Make(cluster, new()
        {
            ["harbor.example.com"] = new RegistryLogin("robot$blog", Value("<secret infra:harbor>")),
            ["ghcr.io"] = new RegistryLogin("kim", Value("<secret infra:\"ghcr\">")),
            // Which its clients know by an address.
            ["docker.io"] = new RegistryLogin("lee", Value("<secret infra:hub>")),
        }));

    [Fact]
    public Task A_password_that_was_never_encrypted_is_refused() => Refused.OnceAsync(
        cluster => _ = Make(cluster, new() { ["ghcr.io"] = new RegistryLogin("kim", new SecretValue(Output.Create("hunter2"))) }),
        Codes.PlainSecret, "RegistrySecret regcred, Logins.ghcr.io.Password", null);

    [Fact]
    public Task A_registry_with_a_scheme_is_refused() => Refused.OnceAsync(
        cluster => _ = Make(cluster, new() { ["https://ghcr.io"] = new RegistryLogin("kim", Value("x")) }),
        Codes.Form, "RegistrySecret regcred, Logins.https://ghcr.io", "https://ghcr.io");

    [Fact]
    public Task A_user_with_a_colon_is_refused() => Refused.OnceAsync(
        cluster => _ = Make(cluster, new() { ["ghcr.io"] = new RegistryLogin("kim:x", Value("x")) }),
        Codes.Form, "RegistrySecret regcred, Logins.ghcr.io.User", "kim:x");

    [Fact]
    public Task No_login_is_refused() =>
        Refused.OnceAsync(cluster => _ = Make(cluster, []), Codes.Empty, "RegistrySecret regcred, Logins", null);

    private static SecretValue Value(string text) => new(Output.CreateSecret(text));

    private static RegistrySecret Make(Cluster cluster, Dictionary<string, RegistryLogin> logins) =>
        new("regcred", new RegistrySecretArgs { Namespace = new NamespaceRef(cluster, "shop"), Logins = logins });
}
