using System.Diagnostics.CodeAnalysis;

namespace Infra.Components.Validation;

/// <summary>How the constructor of a component begins: nothing is made before its name and arguments were found to be right.</summary>
public static class CheckedArgs
{
    private const string Suffix = "Args";

    /// <summary>The arguments, checked: their formats and, in nested records too, their rules (<see cref="Settings.IChecked"/>).</summary>
    /// <typeparam name="TArgs">The type of the arguments, named after the component: <c>RedisArgs</c>.</typeparam>
    /// <param name="args">The arguments.</param>
    /// <param name="name">The component's name, a DNS label.</param>
    /// <param name="longestName">How many characters the name may have. Default: 63, as a DNS label.</param>
    /// <exception cref="ArgumentNullException">There are no arguments.</exception>
    /// <exception cref="Diagnostics.RefusedException">Something is wrong with them; all of it is reported.</exception>
    public static TArgs Checked<TArgs>([NotNull] this TArgs? args, string name, int longestName = 63)
        where TArgs : class
    {
        ArgumentNullException.ThrowIfNull(args);
        var problems = new Problems(typeof(TArgs).Name[..^Suffix.Length], name, args);
        problems.AddIf(Names.IsLabel(name) && name.Length > longestName, Infra.Diagnostics.Codes.Name, "name", name,
            string.Create(CultureInfo.InvariantCulture, $"at most {longestName} characters"), "shorten it");
        problems.ThrowIfAny();
        return args;
    }
}
