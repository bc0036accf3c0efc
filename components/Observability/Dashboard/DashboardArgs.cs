using System.Text;

namespace Infra.Components.Observability;

/// <summary>Arguments of <see cref="Dashboard"/>.</summary>
public sealed record DashboardArgs : IChecked
{
    // Of a ConfigMap, with some room for its other fields.
    private const int MostBytes = 1_000_000;

    /// <summary>The namespace.</summary>
    public required NamespaceRef Namespace { get; init; }

    /// <summary>What it shows.</summary>
    public required Board Board { get; init; }

    void IChecked.Check(Problems problems)
    {
        var bytes = Encoding.UTF8.GetByteCount(BoardJson.Of(Board));
        problems.AddIf(bytes > MostBytes, Codes.OutOfRange, nameof(Board), bytes.ToString(CultureInfo.InvariantCulture),
            string.Create(CultureInfo.InvariantCulture, $"at most {MostBytes} bytes"), "make two dashboards of it");
    }
}
