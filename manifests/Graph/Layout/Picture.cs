namespace Infra.Graph.Layout;

/// <summary>Where everything stands, in pixels.</summary>
internal sealed record Picture(
    double Width, double Height, IReadOnlyList<Box> Boxes, IReadOnlyList<Line> Lines, IReadOnlyList<Area> Areas, IReadOnlyList<Heading> Headings);

/// <summary>A part.</summary>
/// <param name="Joins">Whether it stands on the next part, as a Service on its pods.</param>
internal sealed record Box(GraphNode Node, double X, double Y, double Width, double Height, string Title, IReadOnlyList<string> Notes, bool Joins);

/// <summary>A connection.</summary>
internal sealed record Line(GraphEdge Edge, string Path);

/// <summary>A namespace, around its parts.</summary>
internal sealed record Area(string Title, double X, double Y, double Width, double Height);

/// <summary>What stands in a column.</summary>
internal sealed record Heading(string Title, double X, double Y);
