namespace Infra.Schemas.Cel;

/// <summary>A function for arguments of certain types.</summary>
/// <param name="Name">Its name, with a prefix where it has one: <c>sets.contains</c>.</param>
/// <param name="IsMember">Whether it is called on its first argument.</param>
/// <param name="Parameters">The types that it takes.</param>
/// <param name="Result">The type that it gives.</param>
/// <param name="Run">What it does.</param>
internal sealed record Overload(string Name, bool IsMember, CelType[] Parameters, CelType Result, Func<Frame, object[], object> Run)
{
    /// <summary>Whether the values can be its arguments.</summary>
    public bool Takes(object[] values)
    {
        for (var i = 0; i < values.Length; i++)
        {
            if (!Parameters[i].Takes(values[i]))
                return false;
        }

        return true;
    }
}
