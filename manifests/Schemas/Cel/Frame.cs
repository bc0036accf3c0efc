namespace Infra.Schemas.Cel;

/// <summary>One run of a rule: its variables, and what it may still cost.</summary>
internal sealed class Frame(int variables, long steps)
{
    public object[] Variables { get; } = new object[variables];

    /// <summary>The steps that are left.</summary>
    public long Left { get; private set; } = steps;

    /// <summary>Pays for steps.</summary>
    /// <exception cref="TooCostlyException">There are not enough of them left.</exception>
    public void Pay(long steps)
    {
        Left -= steps;
        if (Left < 0)
            throw new TooCostlyException();
    }

    /// <summary>Pays for reading or writing a text. A step is worth ten characters, as in API servers.</summary>
    public void PayText(long characters) => Pay(1 + (characters / 10));
}
