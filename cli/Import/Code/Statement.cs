using System.Linq.Expressions;

namespace Infra.Import.Code;

/// <summary>One resource that the written program makes. The proof runs the same expression.</summary>
/// <param name="Make">Makes the resource.</param>
/// <param name="Variable">The variable that keeps it for others. Default: none.</param>
internal sealed record Statement(Expression Make, ParameterExpression? Variable = null);
