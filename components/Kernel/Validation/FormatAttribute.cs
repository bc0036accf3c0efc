namespace Infra.Components.Validation;

/// <summary>
/// Says which values a setting or argument takes. It stands on a property of type string or int, or of a list or map of those, and is
/// read by three: the check of component arguments, the binding of stack files, and the JSON Schema.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class FormatAttribute : Attribute
{
    /// <summary>The code of the refusal.</summary>
    public abstract DiagnosticCode Code { get; }

    /// <summary>What is allowed, as a sentence without a full stop.</summary>
    public abstract string Allowed { get; }

    /// <summary>How to mend a refused value, as a sentence without a full stop.</summary>
    public abstract string Fix { get; }

    /// <summary>How to mend one refused value, where more is known than for all of them. Default: <see cref="Fix"/>.</summary>
    /// <param name="value">The value; never null.</param>
    public virtual string FixOf(object value) => Fix;

    /// <summary>
    /// A regular expression for editors, where the format has one. It may accept more than <see cref="Refuse"/> does. Default: none.
    /// </summary>
    public virtual string? Pattern => null;

    /// <summary>Checks one value.</summary>
    /// <param name="value">The value; never null.</param>
    /// <returns>Null when it is accepted; otherwise the code of the refusal, which is <see cref="Code"/> or a narrower one.</returns>
    public abstract DiagnosticCode? Refuse(object value);
}
