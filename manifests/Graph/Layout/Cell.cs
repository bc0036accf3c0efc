namespace Infra.Graph.Layout;

/// <summary>What has one place in a column: parts that stand on each other, or the way of a connection through the column.</summary>
internal sealed class Cell
{
    public const double Line = 15;
    public const double TitleSize = 12.5;
    public const double NoteSize = 11;
    public const double Padding = 10;
    private const double WayHeight = 4;

    public Cell(IReadOnlyList<GraphNode> nodes, int column, string? band)
    {
        Nodes = nodes;
        Column = column;
        Band = band;
        var y = 0.0;
        foreach (var node in nodes)
        {
            Tops.Add(y);
            y += HeightOf(node);
        }

        Height = nodes.Count > 0 ? y : WayHeight;
    }

    /// <summary>The parts, from the top down; none for a way.</summary>
    public IReadOnlyList<GraphNode> Nodes { get; }

    public List<double> Tops { get; } = [];

    public int Column { get; set; }

    /// <summary>The namespace; null where there is none.</summary>
    public string? Band { get; }

    public double Height { get; }

    public double Y { get; set; }

    public List<Cell> Left { get; } = [];

    public List<Cell> Right { get; } = [];

    public double Middle => Y + (Height / 2);

    public bool IsWay => Nodes.Count == 0;

    /// <summary>Where connections meet a part, from the top of the cell.</summary>
    public double MeetAt(int index) => Tops[index] + (HeightOf(Nodes[index]) / 2);

    public double WidthOfText() => Nodes.Count == 0 ? 0 : Nodes.Max(node => IsLine(node)
        ? TextWidth.Of(node.Title, TitleSize, bold: true) + Notes(node).Sum(note => TextWidth.Of(" " + note, NoteSize))
        : Math.Max(TextWidth.Of(node.Title, TitleSize, bold: true), Notes(node).Select(note => TextWidth.Of(note, NoteSize))
        .DefaultIfEmpty().Max()));

    public static double HeightOf(GraphNode node) => IsLine(node) ? 26 : 14 + (Line * (1 + Notes(node).Count()));

    /// <summary>Whether a part is one line: a Service with its ports beside its name, or the rule of a route.</summary>
    public static bool IsLine(GraphNode node) => node.Role is NodeRole.Service or NodeRole.Rule;

    public static IEnumerable<string> Notes(GraphNode node) => IsLine(node) ? node.Notes.Take(1) : node.Notes.Take(4);
}
