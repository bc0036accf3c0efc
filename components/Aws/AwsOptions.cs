namespace Infra.Components.Aws;

internal static class AwsOptions
{
    /// <summary>The caller's options plus the account's provider, which the children inherit.</summary>
    public static ComponentResourceOptions On(this ComponentResourceOptions? options, AwsAccount account) =>
        ComponentResourceOptions.Merge(new ComponentResourceOptions { Providers = { account.Provider } }, options);
}
