namespace Infra.Sdk.Tests.Samples;

/// <summary>A stack that runs a piece of program.</summary>
internal sealed class ProgramRoot : Stack
{
    public ProgramRoot(Action program, StackOptions? options = null)
        : base(options)
        => program();
}
