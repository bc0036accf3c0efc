using Infra.Wording;
namespace Infra.Settings;

/// <summary>Binds our keys to the settings of the system that they choose.</summary>
internal static class StackBinder
{
    /// <summary>The key that chooses the system.</summary>
    public const string SystemKey = "system";

    /// <summary>The key that attaches a stack to the platform of another one.</summary>
    public const string PlatformKey = "platform";

    /// <summary>Binds one stack.</summary>
    /// <param name="owner">
    /// Finds the settings of the stack that this one stands on; null where those are refused themselves. Default: they are not looked at.
    /// </param>
    /// <exception cref="RefusedException">Something is wrong; all of it is named.</exception>
    public static StackSettings Bind(string stack, StackConfig config, IReadOnlyList<SystemDefinition> systems, ISecrets secrets,
        IEnumerable<Diagnostic> problems, Func<string, object?>? owner = null)
    {
        var found = new List<Diagnostic>();
        var system = Choose(stack, config, systems, found);
        var breaches = new List<Diagnostic>();
        object? settings = null;
        if (system is not null)
        {
            var ownsKey = SettingTypes.Of(system).Keys.Any(key => key.Name == SystemKey);
            var keys = ownsKey ? config : config with { Entries = [.. config.Entries.Where(entry => entry.Key != SystemKey)] };
            settings = SettingsBinder.Bind(stack, system.Settings, keys, secrets, found, owner: owner, breaches: breaches);
        }

        // What the settings say about a missing key is better than what the project's declaration says.
        var all = problems.Where(problem => !found.Any(other => other.Code == problem.Code && other.Where == problem.Where)).Concat(found)
            .ToList();
        return all.Count == 0
            ? new StackSettings(stack, system!, settings!) { Breaches = breaches }
            : throw new RefusedException(all.OrderBy(problem => problem.At?.Line ?? 0).ThenBy(problem => problem.At?.Column ?? 0));
    }

    private static SystemDefinition? Choose(string stack, StackConfig config, IReadOnlyList<SystemDefinition> systems,
        List<Diagnostic> problems)
    {
        var names = Words.OneOf(systems.Select(system => system.Name));
        var where = $"stack {stack}, infra:{SystemKey}";
        switch (config.Find(SystemKey))
        {
            case null:
                problems.Add(new Diagnostic(Codes.MissingKey, where, null, names,
                    $"add it, or run `pulumi config set infra:{SystemKey} <system> --stack {stack}`")
                {
                    At = config.At,
                });
                return null;
            case { Value: ScalarNode scalar } when systems.FirstOrDefault(system => system.Name == scalar.Written()) is { } chosen:
                return chosen;
            case { Value: ScalarNode { Value: not null } scalar } entry:
                problems.Add(new Diagnostic(Codes.UnknownSystem, where, SettingPath.Shown(scalar.Written()), names,
                    DidYouMean.Fix(scalar.Written(), systems.Select(system => system.Name)))
                {
                    At = scalar.At(entry.At),
                });
                return null;
            case var other:
                problems.Add(new Diagnostic(Codes.WrongType, where, other.Value.IsNothing() ? "nothing" : "no text", names,
                    "write the name of a system")
                {
                    At = other.Value.At(other.At),
                });
                return null;
        }
    }
}
