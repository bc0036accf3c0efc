using System.Runtime.CompilerServices;
using System.Text;
using Antlr4.Runtime;
using Antlr4.Runtime.Atn;
using Antlr4.Runtime.Tree;
using static global::Cel.Internal.CelParser;
using CelBaseVisitor = global::Cel.Internal.CelBaseVisitor<Infra.Schemas.Cel.Expression>;
using CelLexer = global::Cel.Internal.CelLexer;
using CelParser = global::Cel.Internal.CelParser;

namespace Infra.Schemas.Cel;

/// <summary>Reads rules with the grammar of the Cel package.</summary>
internal static class Parsing
{
    // The limits of the parser that API servers have.
    private const int Longest = 100_000;
    private const int Deepest = 250;

    // From an expression in brackets to its first member.
    private const int LevelsOfGrammar = 8;

    private static readonly HashSet<string> Reserved = new(
        ["as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop", "package", "namespace", "return",
            "var", "void", "while"], StringComparer.Ordinal);

    /// <summary>Reads a rule.</summary>
    /// <param name="rule">The text.</param>
    /// <param name="makesObjects">Whether it may make objects of types, as the patches of a policy do. Default: false.</param>
    /// <exception cref="CelException">It is no expression.</exception>
    public static Expression Parse(string rule, bool makesObjects = false)
    {
        if (rule.Length > Longest)
            throw new CelException($"the expression is longer than {Longest} characters");

        // Half of a character is none that ANTLR can read.
        if (rule.EnumerateRunes().Contains(Rune.ReplacementChar))
            throw new CelException("the expression is no valid text");

        // The quick way to predict errs on the side of errors only.
        return Parse(rule, PredictionMode.SLL, new Errors(), makesObjects) ?? Parse(rule, PredictionMode.LL, new Errors(), makesObjects)!;
    }

    private static Expression? Parse(string rule, PredictionMode prediction, Errors errors, bool makesObjects)
    {
        var lexer = new CelLexer(CharStreams.fromString(rule));
        lexer.RemoveErrorListeners();
        lexer.AddErrorListener(errors);
        var parser = new CelParser(new CommonTokenStream(lexer));
        parser.RemoveErrorListeners();
        parser.AddErrorListener(errors);
        parser.AddParseListener(new Depth());
        parser.Interpreter.PredictionMode = prediction;
        try
        {
            var start = parser.start();
            return errors.First is not { } error ? new Reader(makesObjects).Visit(start.e)
                : prediction == PredictionMode.SLL ? null : throw new CelException(error);
        }
        catch (InsufficientExecutionStackException e)
        {
            throw TooDeep(e);
        }
    }

    private static CelException TooDeep(Exception? because = null) =>
        new($"the expression is nested deeper than {Deepest} levels", because!);

    private sealed class Errors : IAntlrErrorListener<int>, IAntlrErrorListener<IToken>
    {
        public string? First { get; private set; }

        public void SyntaxError(TextWriter output, IRecognizer recognizer, int offendingSymbol, int line, int charPositionInLine,
            string msg, RecognitionException e) => First ??= At(line, charPositionInLine, msg);

        public void SyntaxError(TextWriter output, IRecognizer recognizer, IToken offendingSymbol, int line, int charPositionInLine,
            string msg, RecognitionException e) => First ??= At(line, charPositionInLine, msg);

        // The parser's own words list every token that it knows.
        private static string At(int line, int column, string message)
        {
            var quoted = message.Split('\'') is [_, { Length: > 0 } first, ..] ? first : null;
            var words = quoted switch
            {
                null => "it cannot be read from here",
                "<EOF>" => "it ends too early",
                _ when message.StartsWith("missing", StringComparison.Ordinal) => $"{quoted.Trim()} is missing",
                _ => $"{quoted.Trim()} does not belong here",
            };
            return string.Create(CultureInfo.InvariantCulture, $"syntax error at {line}:{column + 1}: {words}");
        }
    }

    // Before ANTLR descends too far: a stack that runs over ends the program.
    private sealed class Depth : IParseTreeListener
    {
        private int _depth;

        public void EnterEveryRule(ParserRuleContext ctx)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            if (ctx is ExprContext && ++_depth > Deepest)
                throw TooDeep();
        }

        public void ExitEveryRule(ParserRuleContext ctx)
        {
            if (ctx is ExprContext)
                _depth--;
        }

        public void VisitErrorNode(IErrorNode node)
        {
        }

        public void VisitTerminal(ITerminalNode node)
        {
        }
    }

    private sealed class Reader(bool makesObjects) : CelBaseVisitor
    {
        // A long chain of members or sums is one level for the grammar and many for all who walk it.
        private const int Longest = 1000;

        private int _depth;

        public override Expression Visit(IParseTree tree)
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            if (++_depth > Longest * LevelsOfGrammar)
                throw new CelException($"the expression has more than {Longest} steps in a row");

            var read = base.Visit(tree);
            _depth--;
            return read;
        }

        public override Expression VisitExpr(ExprContext context) => context.op is null ? Visit(context.e)
            : new Call(null, "?:", [Visit(context.e), Visit(context.e1), Visit(context.e2)]);

        public override Expression VisitConditionalOr(ConditionalOrContext context) => context._e1.Count == 0 ? Visit(context.e)
            : new Call(null, "||", [Visit(context.e), .. context._e1.Select(Visit)]);

        public override Expression VisitConditionalAnd(ConditionalAndContext context) => context._e1.Count == 0 ? Visit(context.e)
            : new Call(null, "&&", [Visit(context.e), .. context._e1.Select(Visit)]);

        public override Expression VisitRelation(RelationContext context) => context.op is null ? Visit(context.calc())
            : new Call(null, context.op.Text, [Visit(context.relation(0)), Visit(context.relation(1))]);

        public override Expression VisitCalc(CalcContext context) => context.op is null ? Visit(context.unary())
            : new Call(null, context.op.Text, [Visit(context.calc(0)), Visit(context.calc(1))]);

        public override Expression VisitMemberExpr(MemberExprContext context) => Visit(context.member());

        public override Expression VisitLogicalNot(LogicalNotContext context) => Repeated("!", context._ops.Count, Visit(context.member()));

        public override Expression VisitNegate(NegateContext context) => Repeated("-_", context._ops.Count, Visit(context.member()));

        public override Expression VisitPrimaryExpr(PrimaryExprContext context) => Visit(context.primary());

        public override Expression VisitSelect(SelectContext context) =>
            new Select(Visit(context.member()), context.id.Text, context.opt is not null);

        public override Expression VisitMemberCall(MemberCallContext context) =>
            new Call(Visit(context.member()), context.id.Text, Arguments(context.args));

        public override Expression VisitIndex(IndexContext context) =>
            new Index(Visit(context.member()), Visit(context.index), context.opt is not null);

        public override Expression VisitIdentOrGlobalCall(IdentOrGlobalCallContext context) => context.op is not null
            ? new Call(null, context.id.Text, Arguments(context.args))
            : Reserved.Contains(context.id.Text)
                ? throw new CelException($"reserved identifier: {context.id.Text}") : new Name(context.id.Text);

        public override Expression VisitNested(NestedContext context) => Visit(context.e);

        public override Expression VisitCreateList(CreateListContext context) =>
            new ListOf([.. context.elems?._elems.Select(item => (Visit(item.e), item.opt is not null)) ?? []]);

        public override Expression VisitCreateStruct(CreateStructContext context) => context.entries is not { } entries ? new MapOf([])
            : new MapOf([.. entries._keys.Zip(entries._values, (key, value) => (Visit(key.e), Visit(value), key.opt is not null))]);

        public override Expression VisitCreateMessage(CreateMessageContext context) =>
            string.Join('.', context._ids.Select(id => id.Text)) is var type && makesObjects
                ? new ObjectOf(type,
                    [.. context.entries?._fields.Zip(context.entries._values, (field, value) => (field.GetText(), Visit(value))) ?? []])
                : throw new CelException($"undeclared reference to '{type}'");

        public override Expression VisitConstantLiteral(ConstantLiteralContext context) => Visit(context.literal());

        public override Expression VisitInt(IntContext context) =>
            new Literal(Literals.Integer((context.sign is null ? "" : "-") + context.tok.Text));

        public override Expression VisitUint(UintContext context) => new Literal(Literals.Unsigned(context.tok.Text));

        public override Expression VisitDouble(DoubleContext context) =>
            new Literal(Literals.Double((context.sign is null ? "" : "-") + context.tok.Text));

        public override Expression VisitString(StringContext context) => new Literal(Literals.Text(context.tok.Text));

        public override Expression VisitBytes(BytesContext context) => new Literal(Literals.Bytes(context.tok.Text));

        public override Expression VisitBoolTrue(BoolTrueContext context) => new Literal(Values.True);

        public override Expression VisitBoolFalse(BoolFalseContext context) => new Literal(Values.False);

        public override Expression VisitNull(NullContext context) => new Literal(Values.Null);

        private List<Expression> Arguments(ExprListContext? list) => [.. list?._e.Select(Visit) ?? []];

        // An even number of signs is none.
        private static Expression Repeated(string sign, int times, Expression on) => times % 2 == 0 ? on : new Call(null, sign, [on]);
    }
}
