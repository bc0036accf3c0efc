using System.Collections.Immutable;

namespace Pulumi;

/// <summary>Joins outputs: known if all are, secret if any is, depending on all that they depend on.</summary>
internal static class Combination
{
    /// <summary>Joins the parts; the value is computed once each of them is settled and known.</summary>
    public static Output<T> Of<T>(IOutput[] parts, Func<T> value)
    {
        if (!Array.TrueForAll(parts, part => part is not null && part.TryGetData(out _)))
            return new(LaterAsync(parts, value));

        try
        {
            return new(Join(parts, value));
        }
        catch (Exception exception)
        {
            return Output<T>.Faulted(exception);
        }
    }

    private static async Task<OutputData<T>> LaterAsync<T>(IOutput[] parts, Func<T> value)
    {
        foreach (var part in parts)
            await part.GetDataAsync().ConfigureAwait(false);

        return Join(parts, value);
    }

    private static OutputData<T> Join<T>(IOutput[] parts, Func<T> value)
    {
        var known = true;
        var secret = false;
        ImmutableHashSet<Resource> resources = [];
        foreach (var part in parts)
        {
            part.TryGetData(out var data);
            known &= data.IsKnown;
            secret |= data.IsSecret;
            resources = resources.IsEmpty ? data.Resources : resources.Union(data.Resources);
        }

        return new(known ? value() : default!, known, secret, resources);
    }
}
