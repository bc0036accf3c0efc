using System.Text;

namespace Infra.Graph.Layout;

/// <summary>Where everything stands, in pixels.</summary>
internal sealed record Picture(
    double Width, double Height, IReadOnlyList<Box> Boxes, IReadOnlyList<Line> Lines, IReadOnlyList<Area> Areas,
    IReadOnlyList<Heading> Headings)
{
    /// <summary>The same at another place of a larger picture.</summary>
    public Picture At(double x, double y) => this with
    {
        Boxes = [.. Boxes.Select(box => box with { X = Math.Round(box.X + x, 1), Y = Math.Round(box.Y + y, 1) })],
        Lines = [.. Lines.Select(line => line with { Points = [.. line.Points.Select(point => (point.X + x, point.Y + y))] })],
        Areas = [.. Areas.Select(area => area with { X = Math.Round(area.X + x, 1), Y = Math.Round(area.Y + y, 1) })],
        Headings = [.. Headings.Select(heading => heading with { X = heading.X + x, Y = heading.Y + y })],
    };

    /// <summary>The parts and connections alone, with nothing around them.</summary>
    public Picture Bare()
    {
        var points = Lines.SelectMany(line => line.Points).ToList();
        var left = Boxes.Min(box => box.X);
        var top = Math.Min(Boxes.Min(box => box.Y), points.Select(point => point.Y).DefaultIfEmpty(double.MaxValue).Min());
        var right = Math.Max(Boxes.Max(box => box.X + box.Width), points.Select(point => point.X).DefaultIfEmpty(0).Max());
        var bottom = Math.Max(Boxes.Max(box => box.Y + box.Height), points.Select(point => point.Y).DefaultIfEmpty(0).Max());
        return (this with { Areas = [], Headings = [], Width = right - left, Height = bottom - top }).At(-left, -top);
    }
}

/// <summary>A part.</summary>
/// <param name="Joins">Whether it stands on the next part, as a Service on its pods.</param>
internal sealed record Box(GraphNode Node, double X, double Y, double Width, double Height, string Title, IReadOnlyList<string> Notes,
    bool Joins);

/// <summary>A connection: curves from column to column, and straight through columns.</summary>
internal sealed record Line(GraphEdge Edge, IReadOnlyList<(double X, double Y)> Points)
{
    // How far a connection within a column leaves it: farther the longer it is.
    private double Bow => Math.Min(60, 16 + (Math.Abs(Points[0].Y - Points[1].Y) / 10));

    /// <summary>The connection as a path of SVG.</summary>
    public string Path
    {
        get
        {
            var path = new StringBuilder();
            path.Append(CultureInfo.InvariantCulture, $"M{Points[0].X:0.#} {Points[0].Y:0.#}");
            if (Points.Count == 2 && Points[0].X == Points[1].X)
            {
                return path.Append(CultureInfo.InvariantCulture,
                    $"C{Points[0].X + Bow:0.#} {Points[0].Y:0.#} {Points[1].X + Bow:0.#} {Points[1].Y:0.#} {Points[1].X:0.#} {Points[1].Y:0.#}").ToString();
            }

            for (var i = 1; i < Points.Count; i++)
            {
                var (from, to) = (Points[i - 1], Points[i]);
                var middle = (from.X + to.X) / 2;
                if (i % 2 == 0)
                    path.Append(CultureInfo.InvariantCulture, $"H{to.X:0.#}");
                else
                    path.Append(CultureInfo.InvariantCulture, $"C{middle:0.#} {from.Y:0.#} {middle:0.#} {to.Y:0.#} {to.X:0.#} {to.Y:0.#}");
            }

            return path.ToString();
        }
    }
}

/// <summary>A namespace, around its parts.</summary>
internal sealed record Area(string Title, double X, double Y, double Width, double Height);

/// <summary>What stands in a column.</summary>
internal sealed record Heading(string Title, double X, double Y);
