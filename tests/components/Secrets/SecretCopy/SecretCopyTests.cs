using Infra.Components.Secrets;
using Infra.Components.Tests.Rendering;
using Infra.Diagnostics;

namespace Infra.Components.Tests.Secrets;

public sealed class SecretCopyTests
{
    [Fact]
    public Task A_copy_may_read_its_original_and_nothing_else() => ComponentGolden.CheckAsync("Secrets/SecretCopy/golden/copy",
        cluster => _ = new SecretCopy("login", Args(cluster)));

    [Fact]
    public Task A_copy_beside_its_original_is_refused() => Refused.OnceAsync(
        cluster => _ = new SecretCopy("login", Args(cluster) with { From = new NamespaceRef(cluster, "shop") }),
        Codes.DuplicateName, "SecretCopy login, From", "shop");

    private static SecretCopyArgs Args(Cluster cluster) => new()
    {
        Namespace = new NamespaceRef(cluster, "shop"),
        From = new NamespaceRef(cluster, "databases"),
        Secret = "orders-shop",
    };
}
