namespace Infra.Schemas.Cel;

/// <summary>A rule that takes more steps than an API server allows.</summary>
internal sealed class TooCostlyException : Exception
{
    public TooCostlyException()
    {
    }

    public TooCostlyException(string message) : base(message)
    {
    }

    public TooCostlyException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
