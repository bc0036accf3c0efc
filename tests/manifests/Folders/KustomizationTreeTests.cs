using Infra.Manifests;
using Infra.Tests.Support;

namespace Infra.Tests.Folders;

public sealed class KustomizationTreeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void A_root_is_what_no_other_kustomization_names_and_no_component()
    {
        _folder.Write("base/kustomization.yaml", "resources: [app.yaml]\n");
        _folder.Write("base/app.yaml", "a: 1\n");
        _folder.Write("overlays/prod/kustomization.yaml", "resources: [../../base]\ncomponents: [../../components/tls]\n");
        _folder.Write("overlays/test/kustomization.yml", "bases: [../../base]\n");
        _folder.Write("components/tls/kustomization.yaml", "kind: Component\n");
        _folder.Write("components/idle/kustomization.yaml", "kind: Component\n");
        _folder.Write("alone/Kustomization", "resources: []\n");

        Assert.Equal(["alone", "overlays/prod", "overlays/test"], Tree().Roots);
    }

    [Fact]
    public void A_root_reaches_bases_outside_of_the_folder_each_before_what_is_built_of_it()
    {
        _folder.Write("base/kustomization.yaml", "resources: [app.yaml]\n");
        _folder.Write("base/app.yaml", "a: 1\n");
        _folder.Write("overlays/prod/kustomization.yaml", "resources: [../../base]\npatches: [{path: more.yaml}]\n");
        _folder.Write("overlays/prod/more.yaml", "a: 1\n");

        var reach = Tree("overlays/prod").Reach("");

        Assert.Equal(["../../base", ""], reach.Kustomizations.Select(k => k.Folder));
        Assert.Equal(["../../base/app.yaml"], reach.Resources);
        Assert.Equal(["more.yaml"], reach.Inputs);
        Assert.Empty(reach.Missing);
    }

    [Fact]
    public void What_cannot_be_had_is_told_with_its_reason()
    {
        _folder.Write("kustomization.yaml", """
            resources: [gone.yaml, empty, https://example.com/a.yaml, github.com/a/b/c?ref=v1, /etc/passwd]
            configMapGenerator: [{name: a, files: [key=none.txt], envs: [.env]}]
            """);
        _folder.Write("empty/readme.md", "");

        Assert.Equal(
            [
                "resources[0] gone.yaml Absent", "resources[1] empty NoKustomization", "resources[2] https://example.com/a.yaml Remote",
                "resources[3] github.com/a/b/c?ref=v1 Remote", "resources[4] /etc/passwd Outside",
                "configMapGenerator[0].files[0] none.txt Absent", "configMapGenerator[0].envs[0] .env Absent",
            ],
            Tree().Missing.Select(missing => $"{missing.Entry.Path} {missing.Entry.Text} {missing.Reason}"));
    }

    [Fact]
    public void Files_outside_of_the_repository_are_out_of_reach_also_through_a_link()
    {
        _folder.Write("secret.txt", "x");
        _folder.Write("repository/.git/HEAD", "");
        _folder.Write("repository/app/kustomization.yaml",
            "configMapGenerator: [{name: a, files: [../../secret.txt, link.txt, near.txt]}]\n");
        _folder.Write("repository/app/near.txt", "x");
        File.CreateSymbolicLink(Path.Combine(_folder.Folder, "repository/app/link.txt"), Path.Combine(_folder.Folder, "secret.txt"));

        var reach = Tree("repository/app").Reach("");

        Assert.Equal(["../../secret.txt Outside", "link.txt Outside"],
            reach.Missing.Select(missing => $"{missing.Entry.Text} {missing.Reason}"));
        Assert.Equal(["near.txt"], reach.Inputs);
    }

    [Fact]
    public void Without_a_repository_only_what_stands_beside_its_kustomization_is_read_outside_of_the_folder()
    {
        _folder.Write("base/kustomization.yaml", "resources: [app.yaml, ../secret.yaml]\n");
        _folder.Write("base/app.yaml", "a: 1\n");
        _folder.Write("secret.yaml", "a: 1\n");
        _folder.Write("prod/kustomization.yaml", "resources: [../base]\n");

        var reach = Tree("prod").Reach("");

        Assert.Equal(["../base/app.yaml"], reach.Resources);
        Assert.Equal(["../secret.yaml Outside"], reach.Missing.Select(missing => $"{missing.Entry.Text} {missing.Reason}"));
    }

    [Fact]
    public void Kustomizations_that_name_each_other_end()
    {
        _folder.Write("a/kustomization.yaml", "resources: [../b]\n");
        _folder.Write("b/kustomization.yaml", "resources: [../a]\n");

        Assert.Equal(["a"], Tree().Reach("b").Kustomizations.Select(k => k.Folder).SkipLast(1));
    }

    public void Dispose() => _folder.Dispose();

    private KustomizationTree Tree(string below = "") => FolderContent.Of(Path.Combine(_folder.Folder, below)).Kustomizations;
}
