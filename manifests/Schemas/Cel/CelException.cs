namespace Infra.Schemas.Cel;

/// <summary>A rule that does not compile.</summary>
internal sealed class CelException : Exception
{
    public CelException()
    {
    }

    public CelException(string message) : base(message)
    {
    }

    public CelException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
