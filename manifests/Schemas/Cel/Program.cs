namespace Infra.Schemas.Cel;

/// <summary>A part of a compiled rule.</summary>
internal delegate object Step(Frame frame);

/// <summary>A compiled expression.</summary>
internal sealed class Program
{
    private readonly Step _run;
    private readonly int _variables;

    private Program(Step run, int variables, bool usesOldSelf)
    {
        (_run, _variables, UsesOldSelf) = (run, variables, usesOldSelf);
    }

    /// <summary>Whether it compares with the object as it was before.</summary>
    public bool UsesOldSelf { get; }

    /// <summary>Compiles an expression over <c>self</c>.</summary>
    /// <exception cref="CelException">It is none.</exception>
    public static Program Compile(string expression)
    {
        var compiler = new Compiler();
        var run = compiler.Compile(ShippedExpressions.Find(expression) ?? Parsing.Parse(expression));
        return new Program(run, compiler.Variables, compiler.UsesOldSelf);
    }

    /// <summary>Runs it.</summary>
    /// <param name="self">The value of <c>self</c>.</param>
    /// <param name="steps">How many steps it may take, and afterwards how many are left.</param>
    /// <param name="oldSelf">The value of <c>oldSelf</c>. Default: none, the object is new.</param>
    /// <exception cref="TooCostlyException">It takes more.</exception>
    public object Run(object self, ref long steps, object? oldSelf = null)
    {
        var frame = new Frame(_variables, steps);
        frame.Variables[Compiler.Self] = self;
        frame.Variables[Compiler.OldSelf] = oldSelf ?? Optional.None;
        try
        {
            return _run(frame);
        }
        finally
        {
            steps = frame.Left;
        }
    }
}
