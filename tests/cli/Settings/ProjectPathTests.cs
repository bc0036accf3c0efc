using Infra.Components;
using Infra.Diagnostics;
using Infra.Settings;

namespace Infra.Tests.Settings;

/// <summary>Folders of mirrors count from the project's folder, wherever the engine starts the program.</summary>
public sealed class ProjectPathTests
{
    [Theory]
    [InlineData("./vendor/charts", null, "./vendor/charts")]
    [InlineData("./vendor/charts", "..", "../vendor/charts")]
    [InlineData("vendor/charts", "..", "../vendor/charts")]
    [InlineData("../elsewhere", "../..", "../../../elsewhere")]
    [InlineData("/srv/charts", "..", "/srv/charts")]
    [InlineData("https://mirror.example/charts", "..", "https://mirror.example/charts")]
    public void A_relative_folder_is_what_the_program_sees_of_it(string written, string? project, string seen)
    {
        var mirrors = Bind(written, project);

        Assert.Equal(seen, mirrors.Charts["*"]);
        Assert.Equal(seen, mirrors.Manifests["https://github.com"]);
        Assert.Equal("mirror.example", mirrors.Images["*"]);
    }

    [Fact]
    public void A_packed_chart_and_a_file_are_found_below_it()
    {
        var mirrors = Bind("./vendor", "..");

        Assert.Equal("../vendor", mirrors.ChartRepository("https://charts.jetstack.io"));
        Assert.Equal("../vendor/a/b/crds.yaml", mirrors.Manifest("https://github.com/a/b/crds.yaml"));
    }

    private static Mirrors Bind(string written, string? project)
    {
        var (root, _) = SettingsYaml.Read($$"""
            mirrors:
              charts: { "*": "{{written}}" }
              manifests: { "https://github.com": "{{written}}" }
              images: { "*": mirror.example }
            """, "stack.yaml", "stack test");
        var problems = new List<Diagnostic>();
        var bound = SettingsBinder.Bind("test", typeof(WithMirrors),
            new StackConfig(null, SettingEntry.Of(root, null)) { ProjectFolder = project },
            new PlaceholderSecrets(), problems);

        Assert.Empty(problems);
        return ((WithMirrors)bound!).Mirrors;
    }

    public sealed record WithMirrors
    {
        public Mirrors Mirrors { get; init; } = Mirrors.None;
    }
}
