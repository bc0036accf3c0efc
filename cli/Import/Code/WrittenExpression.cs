using System.Linq.Expressions;

namespace Infra.Import.Code;

/// <summary>
/// An expression that the written program says in its own words, such as a setting, and that stands for something else while the result
/// is proved.
/// </summary>
/// <param name="text">What is written.</param>
/// <param name="meaning">What it is in the proof.</param>
internal sealed class WrittenExpression(string text, Expression meaning) : Expression
{
    /// <summary>What is written.</summary>
    public string Text { get; } = text;

    /// <inheritdoc/>
    public override ExpressionType NodeType => ExpressionType.Extension;

    /// <inheritdoc/>
    public override Type Type => meaning.Type;

    /// <inheritdoc/>
    public override bool CanReduce => true;

    /// <inheritdoc/>
    public override Expression Reduce() => meaning;
}
