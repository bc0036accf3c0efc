namespace Infra.Diagnostics;

/// <summary>One kind of refusal. Every code is listed in <c>docs/diagnostics.md</c>, which is generated from <see cref="Codes"/>.</summary>
/// <param name="Id">The stable identifier, for example <c>INF0101</c>.</param>
/// <param name="Title">One line that names the problem.</param>
/// <param name="Help">When it happens and what to do about it, for the documentation.</param>
public sealed record DiagnosticCode(string Id, string Title, string Help);
