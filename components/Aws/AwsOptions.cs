namespace Infra.Components.Aws;

internal static class AwsOptions
{
    /// <summary>The caller's options plus the account's provider, which the children inherit.</summary>
    public static ComponentResourceOptions On(this ComponentResourceOptions? options, AwsAccount account) =>
        ComponentResourceOptions.Merge(new ComponentResourceOptions { Providers = { account.Provider } }, options);

    /// <summary>The options of a child that holds data, or cannot be replaced: it is protected and retained.</summary>
    public static CustomResourceOptions Kept(this CustomResourceOptions options)
    {
        options.Protect = true;
        options.RetainOnDelete = true;
        return options;
    }
}
