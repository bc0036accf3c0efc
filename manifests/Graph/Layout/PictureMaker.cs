using System.Text;

namespace Infra.Graph.Layout;

/// <summary>Makes the picture of a wiring: columns as requests go, namespaces as areas, connections to one target as one trunk.</summary>
internal static class PictureMaker
{
    private const double Margin = 20;
    private const double Top = 40;
    private const double LeastGap = 54;
    private const double MostGap = 120;
    private const double AreaPadding = 14;
    private const double AreaTitle = 24;
    private const double AreaGap = 14;
    private const double MostText = 260;
    private const double LeastText = 90;
    private const double LeastWidth = 640;

    /// <summary>Makes the picture.</summary>
    public static Picture Of(Wiring wiring)
    {
        var graph = new CellGraph(wiring);
        var bands = Ordering.Sort(graph);
        var (spans, bottom) = Spans(graph, bands);
        Placement.Place(graph, spans);
        var (lefts, widths, right) = Columns(graph);
        var areas = Areas(graph, bands, spans, lefts, widths);
        var boxes = graph.Columns.SelectMany((column, index) => column.Where(cell => !cell.IsWay).SelectMany(cell => Boxes(cell, lefts[index], widths[index]))).ToList();
        var lines = graph.Paths.Select(path => new Line(path.Edge, PathOf(graph, path.Edge, path.Cells, path.IsReversed, lefts, widths))).ToList();
        var width = Math.Max(LeastWidth, right + Margin);
        var below = Below(graph, graph.Columns.Count == 0 ? Top : bottom + AreaGap, width, boxes, areas);
        return new Picture(width, Math.Round(below + Margin, 1), boxes, lines, areas,
            [.. graph.Headings.Select((title, i) => (title, i)).Where(h => h.i == 0 || graph.Headings[h.i - 1] != h.title).Select(h => new Heading(h.title, lefts[h.i], Top - 18))]);
    }

    private static (Dictionary<(int, string), (double, double)> Spans, double Bottom) Spans(CellGraph graph, IReadOnlyList<IReadOnlyList<string?>> bands)
    {
        static double Needed(IEnumerable<Cell> cells)
        {
            var all = cells.ToList();
            return all.Sum(cell => cell.Height + Ordering.GapAfter(cell)) - (all.Count > 0 ? Ordering.GapAfter(all[^1]) : 0);
        }

        var heights = new Dictionary<(int Zone, string Band), double>();
        for (var column = 0; column < graph.Columns.Count; column++)
        {
            foreach (var group in graph.Columns[column].GroupBy(cell => cell.Band ?? "", StringComparer.Ordinal))
            {
                var key = (graph.Zones[column], group.Key);
                heights[key] = Math.Max(heights.GetValueOrDefault(key), Needed(group));
            }
        }

        double Frame(int zone) => zone is 1 or 2 ? AreaTitle + AreaPadding : 0;
        var total = Enumerable.Range(0, 4).Max(zone => bands[zone].Sum(band => heights[(zone, band ?? "")] + Frame(zone) + AreaGap)) - AreaGap;
        var spans = new Dictionary<(int, string), (double, double)>();
        for (var zone = 0; zone < 4; zone++)
        {
            var y = Top;
            foreach (var band in bands[zone])
            {
                var isOnly = bands[zone].Count == 1 && zone != 2;
                var first = y + (Frame(zone) > 0 ? AreaTitle : 0);
                var height = isOnly ? total - Frame(zone) : heights[(zone, band ?? "")];
                spans[(zone, band ?? "")] = (first, first + height);
                y = first + height + (Frame(zone) > 0 ? AreaPadding : 0) + AreaGap;
            }
        }

        return (spans, Top + total);
    }

    private static (double[] Lefts, double[] Widths, double Right) Columns(CellGraph graph)
    {
        var widths = graph.Columns.Select(column => Math.Ceiling(Math.Clamp(column.Max(cell => cell.WidthOfText()), LeastText, MostText) + (2 * Cell.Padding))).ToArray();
        var lefts = new double[widths.Length];
        var x = Margin;
        for (var i = 0; i < widths.Length; i++)
        {
            x += graph.Zones[i] is 1 or 2 && (i == 0 || graph.Zones[i - 1] != graph.Zones[i]) ? AreaPadding : 0;
            lefts[i] = x;
            x += widths[i] + (graph.Zones[i] is 1 or 2 && (i == widths.Length - 1 || graph.Zones[i + 1] != graph.Zones[i]) ? AreaPadding : 0) + (i < widths.Length - 1 ? GapAfter(graph.Columns[i]) : 0);
        }

        return (lefts, widths, x);
    }

    // Where many connections turn at once, they need room.
    private static double GapAfter(List<Cell> column) => Math.Clamp(LeastGap + (2 * (column.Sum(cell => cell.Right.Count) - column.Count)), LeastGap, MostGap);

    private static List<Area> Areas(
        CellGraph graph, IReadOnlyList<IReadOnlyList<string?>> bands, Dictionary<(int, string), (double Top, double Bottom)> spans, double[] lefts, double[] widths)
    {
        var areas = new List<Area>();
        for (var zone = 1; zone <= 2; zone++)
        {
            foreach (var band in bands[zone].Where(band => band is not null))
            {
                var cells = graph.Columns.Where((_, i) => graph.Zones[i] == zone).SelectMany(column => column).Where(cell => cell.Band == band && !cell.IsWay).ToList();
                if (cells.Count == 0)
                    continue;

                var (first, last) = (cells.Min(cell => cell.Column), cells.Max(cell => cell.Column));
                var (top, bottom) = zone == 1 ? (cells.Min(cell => cell.Y), cells.Max(cell => cell.Y + cell.Height)) : spans[(zone, band!)];
                areas.Add(new Area(TitleOf(band!), lefts[first] - AreaPadding, top - AreaTitle, lefts[last] + widths[last] - lefts[first] + (2 * AreaPadding), bottom - top + AreaTitle + AreaPadding));
            }
        }

        return areas;
    }

    private static string TitleOf(string band) => band.Length == 0 ? "cluster" : $"namespace {band}";

    private static IEnumerable<Box> Boxes(Cell cell, double x, double width)
    {
        for (var i = 0; i < cell.Nodes.Count; i++)
        {
            var node = cell.Nodes[i];
            var room = width - (2 * Cell.Padding);
            var notes = Cell.Notes(node).Select(note => TextWidth.Fit(note, node.Role == NodeRole.Service ? room / 2 : room, Cell.NoteSize)).ToList();
            var title = TextWidth.Fit(node.Title, node.Role == NodeRole.Service ? room - notes.Sum(note => TextWidth.Of(" " + note, Cell.NoteSize)) : room, Cell.TitleSize, bold: true);
            yield return new Box(node, x, Math.Round(cell.Y + cell.Tops[i], 1), width, Cell.HeightOf(node), title, notes, i < cell.Nodes.Count - 1);
        }
    }

    private static string PathOf(CellGraph graph, GraphEdge edge, List<Cell> cells, bool isReversed, double[] lefts, double[] widths)
    {
        double MeetAt(string id) => graph.PlaceOf(id) is var (cell, index) ? cell.Y + cell.MeetAt(index) : 0;
        var (first, last) = isReversed ? (edge.To, edge.From) : (edge.From, edge.To);
        var points = new List<(double X, double Y)> { (lefts[cells[0].Column] + widths[cells[0].Column], MeetAt(first)) };
        foreach (var cell in cells.Skip(1).SkipLast(1))
        {
            points.Add((lefts[cell.Column], cell.Middle));
            points.Add((lefts[cell.Column] + widths[cell.Column], cell.Middle));
        }

        points.Add((lefts[cells[^1].Column], MeetAt(last)));
        if (isReversed)
            points.Reverse();

        var path = new StringBuilder();
        path.Append(CultureInfo.InvariantCulture, $"M{points[0].X:0.#} {points[0].Y:0.#}");
        for (var i = 1; i < points.Count; i++)
        {
            var (from, to) = (points[i - 1], points[i]);
            if (i % 2 == 0)
            {
                path.Append(CultureInfo.InvariantCulture, $"H{to.X:0.#}");
            }
            else
            {
                var middle = (from.X + to.X) / 2;
                path.Append(CultureInfo.InvariantCulture, $"C{middle:0.#} {from.Y:0.#} {middle:0.#} {to.Y:0.#} {to.X:0.#} {to.Y:0.#}");
            }
        }

        return path.ToString();
    }

    // What is connected to nothing stands below, namespace by namespace in rows.
    private static double Below(CellGraph graph, double top, double width, List<Box> boxes, List<Area> areas)
    {
        var (x, y, row) = (Margin, top, 0.0);
        foreach (var group in graph.Alone.GroupBy(cell => cell.Band, StringComparer.Ordinal).OrderBy(group => group.Key is null).ThenBy(group => group.Key, StringComparer.Ordinal))
        {
            var inner = x + AreaPadding;
            var start = x;
            var parts = new List<Cell>(group);
            var widths = parts.Select(cell => Math.Ceiling(Math.Clamp(cell.WidthOfText(), LeastText, MostText) + (2 * Cell.Padding))).ToList();
            var title = group.Key is null ? "outside" : TitleOf(group.Key);
            var needed = Math.Min(width - (2 * Margin), Math.Max(TextWidth.Of(title, Cell.NoteSize, bold: true) + 24, widths.Sum() + (Ordering.Gap * (parts.Count - 1)) + (2 * AreaPadding)));
            if (start > Margin && start + needed > width - Margin)
            {
                (start, y, row) = (Margin, y + row + AreaGap, 0);
                inner = start + AreaPadding;
            }

            var (areaTop, line, bottom) = (y, y + AreaTitle, y);
            for (var i = 0; i < parts.Count; i++)
            {
                if (inner > start + AreaPadding && inner + widths[i] > width - Margin - AreaPadding)
                    (inner, line) = (start + AreaPadding, bottom + Ordering.Gap);

                parts[i].Y = line;
                boxes.AddRange(Boxes(parts[i], inner, widths[i]));
                inner += widths[i] + Ordering.Gap;
                bottom = Math.Max(bottom, line + parts[i].Height);
            }

            areas.Add(new Area(title, start, areaTop, needed, bottom - areaTop + AreaPadding));
            row = Math.Max(row, bottom - areaTop + AreaPadding);
            x = start + needed + AreaGap;
        }

        return y + row;
    }
}
