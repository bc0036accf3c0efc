using Infra.Catalogue;

namespace Infra.Components.Delivery;

/// <summary>Arguments of <see cref="JenkinsPipeline"/>.</summary>
public sealed record JenkinsPipelineArgs : IChecked
{
    /// <summary>The Jenkins that runs it.</summary>
    public required Jenkins Jenkins { get; init; }

    /// <summary>The repository with the code, by https.</summary>
    [Matches(GitForms.Address, GitForms.AddressExample)]
    public required string Repository { get; init; }

    /// <summary>The branch of which every push is built. Default: <c>main</c>.</summary>
    [Matches(GitForms.Branch, GitForms.BranchExample)]
    public string Branch { get; init; } = "main";

    /// <summary>The id of a login of Jenkins that may read the repository. Default: none, it is public.</summary>
    public string? CloneCredential { get; init; }

    /// <summary>How often Jenkins looks for a push, in minutes. Default: 5.</summary>
    [Range(1, 59)]
    public int PollMinutes { get; init; } = 5;

    /// <summary>
    /// Whether GitHub's calls to <c>/github-webhook/</c> start it at once, beside what <see cref="PollMinutes"/> finds. Jenkins needs a
    /// public host for it. Default: false.
    /// </summary>
    public bool GitHubCalls { get; init; }

    /// <summary>
    /// The folders and files that the image is made of, where the repository holds more than it: a push that changed none of them since the
    /// last build that succeeded builds nothing. Who starts the job by hand builds anyway. Default: any push is built.
    /// </summary>
    [Matches(GitForms.Path, "a folder or file below the repository's root")]
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>What runs before the build, in this order. Default: nothing.</summary>
    public IReadOnlyList<PipelineStep> Before { get; init; } = [];

    /// <summary>The image without a tag.</summary>
    [Matches(GitForms.Image, GitForms.ImageExample)]
    public required string Image { get; init; }

    /// <summary>The image's tag. Default: the commit.</summary>
    public PipelineTag Tag { get; init; }

    /// <summary>
    /// The Secret of type <c>kubernetes.io/dockerconfigjson</c> with which the image is pushed, in the namespace of Jenkins' builds.
    /// </summary>
    public required SecretRef PushSecret { get; init; }

    /// <summary>The folder of the repository that is built. Default: its root.</summary>
    [Matches(GitForms.Path, "a folder below the repository's root")]
    public string? Context { get; init; }

    /// <summary>The Dockerfile in that folder. Default: <c>Dockerfile</c>.</summary>
    [Matches(GitForms.Path, "a file below the folder")]
    public string Dockerfile { get; init; } = "Dockerfile";

    /// <summary>The stage of the Dockerfile. Default: its last.</summary>
    [Matches(GitForms.Stage, "a stage's name")]
    public string? Target { get; init; }

    /// <summary>Arguments of the build. They stay in the image's history, so no secrets. Default: none.</summary>
    public IReadOnlyDictionary<string, string> BuildArguments { get; init; } = new Dictionary<string, string>();

    /// <summary>What becomes of the image.</summary>
    public required PipelineDelivery Deliver { get; init; }

    /// <summary>What builds the image. Default: BuildKit without root.</summary>
    public PipelineBuilder Builder { get; init; }

    /// <summary>The CPU and memory of a build. Default: <c>1</c> and <c>2Gi</c>.</summary>
    public Resources Resources { get; init; } = new("1", "2Gi");

    /// <summary>Minutes after which a build is given up. Default: 60.</summary>
    [Range(1, 1440)]
    public int TimeoutMinutes { get; init; } = 60;

    /// <summary>How many builds are kept, with their logs. Default: 30.</summary>
    [Range(1, 1000)]
    public int Keep { get; init; } = 30;

    /// <summary>BuildKit's rootless image with a fixed tag. Default: the pinned one.</summary>
    [Image]
    public string BuildKit { get; init; } = ImageCatalogue.BuildKit.Reference;

    /// <summary>The image of Docker's command line with a fixed tag, for the Docker of the node. Default: the pinned one.</summary>
    [Image]
    public string Docker { get; init; } = ImageCatalogue.DockerCli.Reference;

    void IChecked.Check(Problems problems)
    {
        BuildScript.CheckArguments(problems, nameof(BuildArguments), BuildArguments);
        problems.AddDuplicates(Codes.DuplicateName, nameof(Before), Before.Select(step => step.Name));
        foreach (var (index, step) in Before.Index())
        {
            var place = Problems.Item(nameof(Before), index);
            problems.AddIf(step.Name is PipelinePods.Build or PipelinePods.Agent, Codes.DuplicateName, $"{place}.{nameof(step.Name)}",
                step.Name, $"a name other than {PipelinePods.Build} and {PipelinePods.Agent}", "rename it");
            problems.AddIf(string.IsNullOrWhiteSpace(step.Script), Codes.Empty, $"{place}.{nameof(step.Script)}", null, "a script",
                "write what runs, or leave the step out");
        }

        if (Deliver is not null && Repository is not null)
        {
            problems.AddIf(Same(Repository, Deliver.Repository), Codes.SameRepository,
                $"{nameof(Deliver)}.{nameof(Deliver.Repository)}", Deliver.Repository, "a repository other than the one that is built",
                "keep what runs in a repository of its own");
        }

        if (Jenkins is not null)
            CheckAgainst(problems, Jenkins.Args);
    }

    private void CheckAgainst(Problems problems, JenkinsArgs jenkins)
    {
        problems.AddIf(!jenkins.ImageBuilds, Codes.MissingPart, nameof(Jenkins), null, "a Jenkins that builds images",
            $"turn on {nameof(JenkinsArgs.ImageBuilds)} there");
        problems.AddIf(Builder == PipelineBuilder.NodeDocker && jenkins.NodeDockerBecause is null, Codes.NodeDocker, nameof(Builder),
            nameof(PipelineBuilder.NodeDocker), "BuildKit, which needs no root",
            $"leave it out, or say in {nameof(JenkinsArgs.NodeDockerBecause)} of Jenkins why its pipelines may be root on nodes");
        problems.AddIf(GitHubCalls && jenkins.Expose is null, Codes.MissingPart, nameof(GitHubCalls), null,
            "a Jenkins with a public host, which GitHub can call", $"expose Jenkins, or rely on {nameof(PollMinutes)}");
        if (Deliver is not null)
            CheckLogin(problems, jenkins, $"{nameof(Deliver)}.{nameof(Deliver.Credential)}", Deliver.Credential);

        if (CloneCredential is not null)
            CheckLogin(problems, jenkins, nameof(CloneCredential), CloneCredential);
    }

    private static void CheckLogin(Problems problems, JenkinsArgs jenkins, string where, string id)
    {
        var logins = jenkins.Credentials.Where(known => known.Value is JenkinsCredential.Login).Select(known => known.Key)
            .Order(StringComparer.Ordinal).ToList();
        problems.AddIf(!logins.Contains(id, StringComparer.Ordinal), Codes.Undeclared, where, id,
            logins.Count == 0
                ? "a login among the credentials of Jenkins, which has none" : $"a login of Jenkins: {string.Join(", ", logins)}",
            "add it there, or name one that is there");
    }

    // One repository has many spellings: hosts and GitHub do not tell upper from lower case, and .git may be left out.
    private static bool Same(string one, string other) =>
        string.Equals(Plain(one), Plain(other), StringComparison.OrdinalIgnoreCase);

    private static string Plain(string address)
    {
        var text = address.TrimEnd('/').Replace(":443/", "/", StringComparison.Ordinal);
        return text.EndsWith(".git", StringComparison.OrdinalIgnoreCase) ? text[..^4] : text;
    }
}
