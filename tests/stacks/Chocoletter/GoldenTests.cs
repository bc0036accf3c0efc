using Infra.Hermetic;
using Infra.Rendering;

namespace Infra.Stacks.Tests.Chocoletter;

/// <summary>Compares everything that the house stacks render with files that a reviewer has read. <c>GOLDEN_UPDATE=1</c> writes them anew.</summary>
public sealed class GoldenTests(House house) : IClassFixture<House>
{
    [Fact]
    public void Prod_renders_what_was_reviewed() => Compare(house.Prod);

    [Fact]
    public void After_renders_what_was_reviewed() => Compare(house.After);

    private static void Compare(StackResult result)
    {
        var golden = Path.Combine(Repository.Root, "tests", "stacks", "Chocoletter", "golden", result.Stack);
        var rendered = Directory.CreateTempSubdirectory("golden-");
        try
        {
            ManifestRendering.Write(result, rendered.FullName, ChartStyle.Argo);
            if (Environment.GetEnvironmentVariable("GOLDEN_UPDATE") == "1")
            {
                if (Directory.Exists(golden))
                {
                    Directory.Delete(golden, recursive: true);
                }

                foreach (var file in Files(rendered.FullName))
                {
                    var target = Path.Combine(golden, file);
                    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                    File.Copy(Path.Combine(rendered.FullName, file), target);
                }
            }

            Assert.Equal(Files(golden), Files(rendered.FullName));
            Assert.All(Files(golden), file =>
                Assert.Equal(File.ReadAllText(Path.Combine(golden, file)), File.ReadAllText(Path.Combine(rendered.FullName, file))));
        }
        finally
        {
            rendered.Delete(recursive: true);
        }
    }

    private static IEnumerable<string> Files(string folder) => Directory
        .EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);
}
