using Infra.Sources;
using Infra.Tests.Commands;
using Infra.Tests.Diff;
using TemporaryFolder = Infra.Tests.Support.TemporaryFolder;

namespace Infra.Tests.Sources;

/// <summary>Programs of other revisions are built once.</summary>
public sealed class ProgramCacheTests
{
    [Fact]
    public async Task The_second_comparison_with_a_commit_builds_nothing()
    {
        using var run = new CommandRun();
        run.Write(".gitignore", ".bin\n*.log\n.cache\n");
        run.Write("Pulumi.yaml", "name: infra\nruntime: dotnet\nmain: infra\n");
        run.Write("infra/Infra.csproj", "<Project />");
        run.Commit("Begin");
        run.Write("infra/Program.cs", "// changed");
        await run.RunAsync("diff", "prod", "--snapshot", "saved.log");
        run.Environment["XDG_CACHE_HOME"] = Path.Combine(run.Folder, ".cache");
        run.Environment["LOCALAPPDATA"] = Path.Combine(run.Folder, ".cache");
        run.Environment["HOME"] = Path.Combine(run.Folder, ".cache");
        run.Program("dotnet", $"""
            echo "$1" >> {run.Folder}/calls.log
            case "$1" in
              build) mkdir -p out; touch out/App.runtimeconfig.json out/App.dll;;
              msbuild) echo "$PWD/out/";;
              *) test -f "$1" || exit 1; for last; do :; done; sed s/chat:2.4/chat:2.3/ {run.Folder}/saved.log > "$last";;
            esac
            """);

        Assert.Equal(0, await run.RunAsync("diff", "prod"));
        Assert.Contains("chat:2.3 -> registry.example.com/chat:2.4", run.Output, StringComparison.Ordinal);
        Assert.Contains("Building HEAD's program", run.Error, StringComparison.Ordinal);
        Assert.Contains("Built HEAD's program in ", run.Error, StringComparison.Ordinal);
        var first = run.Output;

        Assert.Equal(0, await run.RunAsync("diff", "prod"));
        Assert.Equal(first, run.Output);
        Assert.Equal("", run.Error);
        Assert.Single(File.ReadAllLines(Path.Combine(run.Folder, "calls.log")), line => line == "build");
    }

    [Fact]
    public void A_program_is_found_by_its_commit_and_its_place()
    {
        using var folder = new TemporaryFolder();
        folder.Write("built/App.dll", "one");
        folder.Write("built/cs/App.resources.dll", "two");
        var cache = new ProgramCache(Path.Combine(folder.Folder, "cache"));

        cache.Keep("a1", "/infra", Path.Combine(folder.Folder, "built"));

        Assert.Equal("two", File.ReadAllText(Path.Combine(cache.Find("a1", "/infra")!, "cs/App.resources.dll")));
        Assert.Null(cache.Find("a1", "/other"));
        Assert.Null(cache.Find("b2", "/infra"));
    }

    [Fact]
    public void At_most_ten_are_kept_and_those_in_use_longest()
    {
        using var folder = new TemporaryFolder();
        folder.Write("built/App.dll", "one");
        var cache = new ProgramCache(Path.Combine(folder.Folder, "cache"));
        for (var i = 0; i < 12; i++)
        {
            cache.Keep($"{i}", "", Path.Combine(folder.Folder, "built"));
            Directory.SetLastWriteTimeUtc(cache.Find($"{i}", "")!, DateTime.UtcNow.AddDays(i - 20));
        }

        cache.Keep("new", "", Path.Combine(folder.Folder, "built"));

        Assert.Equal(10, Directory.GetDirectories(Path.Combine(folder.Folder, "cache")).Length);
        Assert.Null(cache.Find("2", ""));
        Assert.NotNull(cache.Find("3", ""));
        Assert.NotNull(cache.Find("new", ""));
    }

    [Fact]
    public void Two_at_once_leave_one_whole_program()
    {
        using var folder = new TemporaryFolder();
        for (var i = 0; i < 50; i++)
            folder.Write($"built/{i}.dll", "one");

        var cache = new ProgramCache(Path.Combine(folder.Folder, "cache"));
        Parallel.For(0, 8, _ => cache.Keep("a1", "", Path.Combine(folder.Folder, "built")));

        Assert.Equal(50, Directory.GetFiles(cache.Find("a1", "")!).Length);
        Assert.Single(Directory.GetDirectories(Path.Combine(folder.Folder, "cache")));
    }

    [Fact]
    public void Without_a_cache_folder_or_with_one_that_cannot_be_written_nothing_is_kept()
    {
        using var folder = new TemporaryFolder();
        var built = Path.GetDirectoryName(folder.Write("built/App.dll", "one"))!;
        var file = folder.Write("file", "");

        foreach (var cache in new[]
        {
            new ProgramCache(null),
            new ProgramCache(Path.Combine(file, "cache")),
            ProgramCache.Of(_ => "relative"),
        })
        {
            cache.Keep("a1", "", built);
            Assert.Null(cache.Find("a1", ""));
        }
    }
}
