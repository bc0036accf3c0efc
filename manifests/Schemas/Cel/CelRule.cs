using System.Collections.Concurrent;

namespace Infra.Schemas.Cel;

/// <summary>A rule of a schema, compiled when it is first met. The same text is compiled once.</summary>
internal sealed class CelRule
{
    // What a server allows for one rule on one value.
    private const long MostSteps = 1_000_000;

    // What one rule may take of a whole check, some seconds of it.
    private const long MostStepsOfAll = 50_000_000;

    // Kubernetes does not take a longer message.
    private const int LongestMessage = 5 * 1024;

    private static readonly ConcurrentDictionary<string, Lazy<(Program? Program, string? Problem)>> Compiled = new(StringComparer.Ordinal);

    private readonly SchemaValidation _rule;
    private readonly Program? _program;
    private readonly Program? _message;
    private readonly string? _problem;
    private long _taken;
    private bool? _hasTypes;

    public CelRule(SchemaValidation rule)
    {
        _rule = rule;
        (_program, _problem) = Compile(rule.Rule);
        (_message, var messageProblem) = rule.MessageExpression is { } expression ? Compile(expression) : default;
        _problem ??= messageProblem;
    }

    /// <summary>Whether the rule took so much that it is run no more.</summary>
    public bool IsGivenUp => Interlocked.Read(ref _taken) > MostStepsOfAll;

    /// <summary>The rule as messages name it.</summary>
    private string Named => (_rule.Message ?? _rule.Rule).Trim();

    /// <summary>Why an expression does not compile; null where it does.</summary>
    public static string? Problem(string expression) => Compile(expression).Problem;

    /// <summary>Runs the rule on a value; null where it holds, or where nothing can be said.</summary>
    /// <param name="self">The value.</param>
    /// <param name="steps">The steps that the whole object may still take.</param>
    public (string Message, CelOutcome Outcome)? Run(object self, ref long steps)
    {
        if (_program is null)
            return (_problem ?? "", CelOutcome.Invalid);

        // There is nothing to compare a new object with.
        if (_program.UsesOldSelf && !_rule.OptionalOldSelf)
            return null;

        if (IsGivenUp)
            return ("", CelOutcome.TooCostly);

        var most = Math.Min(MostSteps, steps);
        var left = most;
        try
        {
            return _program.Run(self, ref left) switch
            {
                true => null,
                Failure failure when ReferenceEquals(failure, Failure.Unknown) => null,
                Failure failure => (Explained(failure), CelOutcome.Failed),
                _ => (Message(self), CelOutcome.Broken),
            };
        }
        catch (Exception e) when (e is TooCostlyException or InsufficientExecutionStackException)
        {
            return ("call cost exceeds limit", CelOutcome.TooCostly);
        }
        finally
        {
            var taken = most - Math.Max(0, left);
            steps -= taken;
            Interlocked.Add(ref _taken, taken);
        }
    }

    /// <summary>Whether the rule lets a value follow another one; true where it says nothing about a change.</summary>
    /// <param name="self">The value.</param>
    /// <param name="oldSelf">The value before.</param>
    public bool Allows(object self, object oldSelf)
    {
        if (_program is not { UsesOldSelf: true } || self is Failure || oldSelf is Failure)
            return true;

        var left = MostSteps;
        try
        {
            return _program.Run(self, ref left, _rule.OptionalOldSelf ? new Optional(oldSelf) : oldSelf) is not false;
        }
        catch (Exception e) when (e is TooCostlyException or InsufficientExecutionStackException)
        {
            return true;
        }
    }

    /// <summary>Whether the server takes the rule for values of this type. Asked for where it does not hold, which is rare.</summary>
    public bool HasTypes(CelType self)
    {
        return _hasTypes ??= Check();

        bool Check()
        {
            try
            {
                TypeChecker.Check(Parsing.Parse(_rule.Rule), self, _rule.OptionalOldSelf, CelType.Bool);
                return true;
            }
            catch (CelException)
            {
                return false;
            }
        }
    }

    private string Explained(Failure failure) => failure.Message.StartsWith("no such overload", StringComparison.Ordinal)
        ? $"'{failure.Message}': call arguments did not match a supported operator, function or macro signature for rule: {Named}"
        : $"{failure.Message} evaluating rule: {Named}";

    private string Message(object self)
    {
        var left = MostSteps;
        try
        {
            if (_message?.Run(self, ref left) is string text && text.Trim() is { Length: > 0 and <= LongestMessage } message
                && !message.Contains('\n', StringComparison.Ordinal))
            {
                return message;
            }
        }
        catch (Exception e) when (e is TooCostlyException or InsufficientExecutionStackException)
        {
            // The message of the rule stands in for it.
        }

        return _rule.Message is { Length: > 0 } written ? written.Trim() : $"failed rule: {Named}";
    }

    private static (Program? Program, string? Problem) Compile(string expression) => Compiled.GetOrAdd(expression, static text => new(() =>
    {
        try
        {
            return (Program.Compile(text), null);
        }
        catch (CelException e)
        {
            return (null, e.Message);
        }
    })).Value;
}
