namespace Infra.Components.Delivery;

/// <summary>The forms of what names code and images.</summary>
internal static class GitForms
{
    /// <summary>The address of a repository.</summary>
    public const string Address = @"https://[A-Za-z0-9.-]+(:[0-9]+)?(/[A-Za-z0-9._-]+)+";

    public const string AddressExample = "an address by https without a user, such as https://github.com/shop/deploy.git";

    public const string Branch = @"(?![/-])[A-Za-z0-9._/-]+(?<![/.])";

    public const string BranchExample = "a branch";

    /// <summary>A path in a repository that cannot leave it.</summary>
    public const string Path = @"(?!/)(?!.*(^|/)\.\.(/|$))[^\s\\]+(?<!/)";

    /// <summary>An image without a tag.</summary>
    public const string Image = @"[a-z0-9.-]+(:[0-9]{1,5})?(/[a-z0-9]+([._-]+[a-z0-9]+)*)+";

    public const string ImageExample = "a repository without a tag, such as registry.example.com/shop/web";

    /// <summary>The stage of a Dockerfile.</summary>
    public const string Stage = "[A-Za-z][A-Za-z0-9._-]*";
}
