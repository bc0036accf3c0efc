using Infra.Components;
using Infra.Components.Validation;

namespace Infra.Stacks.Egov;

/// <summary>Where the config server has the settings of services from.</summary>
public abstract record ConfigSource
{
    private ConfigSource()
    {
    }

    /// <summary>The files of this program, mounted from a ConfigMap; the server's profile <c>native</c>.</summary>
    public sealed record Files : ConfigSource;

    /// <summary>A repository of git, the server's profile <c>prod</c>: a push to it is a release of its own.</summary>
    public sealed record Git : ConfigSource
    {
        /// <summary>The repository, by https.</summary>
        [Matches(EgovSettings.RepositoryForm, EgovSettings.RepositoryExample)]
        public required string Repository { get; init; }

        /// <summary>The branch. Default: <c>main</c>.</summary>
        [Matches(@"(?![/-])[A-Za-z0-9._/-]+(?<![/.])", "a branch")]
        public string Branch { get; init; } = "main";

        /// <summary>The folder of the files. Default: <c>config</c>.</summary>
        [Matches(@"(?!/)(?!.*(^|/)\.\.(/|$))[^\s\\]+(?<!/)", "a folder below the repository's root")]
        public string Folder { get; init; } = "config";

        /// <summary>The account that reads it. Default: none; it is public.</summary>
        public LoginSettings? Login { get; init; }

        /// <summary>The key of values that are encrypted in the repository, <c>{cipher}…</c>. Default: none; none are.</summary>
        public SecretValue? EncryptKey { get; init; }
    }
}
