using Infra.Hermetic;
using Infra.Rendering;
using Infra.Tests.Support;

namespace Infra.Stacks.Tests.Chocoletter;

/// <summary>Everything that the house stacks render, as a reviewer has read it.</summary>
public sealed class GoldenTests(House house) : IClassFixture<House>
{
    [Fact]
    public void Prod_renders_what_was_reviewed() => Compare(house.Prod);

    [Fact]
    public void After_renders_what_was_reviewed() => Compare(house.After);

    private static void Compare(StackResult result)
    {
        using var rendered = new TemporaryFolder();
        ManifestRendering.Write(result.Inventory, rendered.Folder, ChartStyle.Argo);
        Golden.IsFolder($"Chocoletter/golden/{result.Stack}", rendered.Folder, "*.yaml");
    }
}
