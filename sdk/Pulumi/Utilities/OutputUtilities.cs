using System.Collections.Immutable;

namespace Pulumi.Utilities;

/// <summary>Looks into outputs and makes special ones; meant for tests.</summary>
public static class OutputUtilities
{
    public static Output<T> CreateUnknown<T>(T value) => new(new OutputData<T>(value, false, false, []));

    public static Output<T> CreateUnknown<T>(Func<Task<T>> valueFactory)
        => CreateUnknown(default(T)!).Apply(_ => valueFactory());

    public static Output<T> WithDependency<T>(Output<T> output, Resource resource)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(resource);
        return output.Map(data => data.WithResources([resource]));
    }

    public static async Task<bool> GetIsKnownAsync<T>(Output<T> output) => (await output.GetDataAsync().ConfigureAwait(false)).IsKnown;

    public static async Task<T> GetValueAsync<T>(Output<T> output) => await output.GetValueAsync(default!).ConfigureAwait(false);

    public static async Task<ImmutableHashSet<Resource>> GetDependenciesAsync<T>(Output<T> output)
        => (await output.GetDataAsync().ConfigureAwait(false)).Resources;
}
