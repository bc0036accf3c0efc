namespace Infra.Graph.Layout;

/// <summary>Where everything stands, in pixels.</summary>
/// <param name="Width">The width.</param>
/// <param name="Height">The height.</param>
/// <param name="Boxes">The parts.</param>
/// <param name="Lines">The connections.</param>
/// <param name="Areas">The namespaces.</param>
/// <param name="Headings">What the columns are.</param>
internal sealed record Picture(
    double Width, double Height, IReadOnlyList<Box> Boxes, IReadOnlyList<Line> Lines, IReadOnlyList<Area> Areas, IReadOnlyList<Heading> Headings);

/// <summary>A part.</summary>
/// <param name="Node">What it shows.</param>
/// <param name="X">Its left edge.</param>
/// <param name="Y">Its upper edge.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
/// <param name="Title">The name, cut to fit.</param>
/// <param name="Notes">The notes, cut to fit.</param>
/// <param name="Joins">Whether it stands on the next part, as a Service on its pods.</param>
internal sealed record Box(GraphNode Node, double X, double Y, double Width, double Height, string Title, IReadOnlyList<string> Notes, bool Joins);

/// <summary>A connection.</summary>
/// <param name="Edge">What it shows.</param>
/// <param name="Path">Its way, as SVG writes it.</param>
internal sealed record Line(GraphEdge Edge, string Path);

/// <summary>A namespace, around its parts.</summary>
internal sealed record Area(string Title, double X, double Y, double Width, double Height);

/// <summary>What stands in a column.</summary>
internal sealed record Heading(string Title, double X, double Y);
