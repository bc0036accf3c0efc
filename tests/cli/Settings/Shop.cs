using Infra.Diagnostics;
using Infra.Settings;
using Infra.Tests.Support;

namespace Infra.Tests.Settings;

/// <summary>Binds stack files of the shop.</summary>
internal static class Shop
{
    public const string Minimal = """
        config:
          infra:system: shop
          infra:region: eu-west-1
          infra:hosts:
            shop: shop.example.com

        """;

    public static ShopSettings Bind(string stackFile, string projectFile = "name: infra\nruntime: dotnet\n")
    {
        using var folder = new TemporaryFolder();
        folder.Write("Pulumi.yaml", projectFile);
        folder.Write("Pulumi.test.yaml", stackFile);
        return (ShopSettings)Project.Open(folder.Folder, null, ShopSystem.Systems).Bind("test").Values;
    }

    public static IReadOnlyList<Diagnostic> Refuse(string stackFile, string projectFile = "name: infra\nruntime: dotnet\n") =>
        Assert.Throws<RefusedException>(() => Bind(stackFile, projectFile)).Diagnostics;
}
