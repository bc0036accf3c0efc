namespace Infra.Graph.Layout;

/// <summary>
/// The picture of what is connected: columns as requests go, namespaces as areas, connections to one target as one trunk.
/// </summary>
internal static class ColumnPicture
{
    public const double AreaPadding = 14;
    public const double AreaTitle = 24;
    private const double HeadingHeight = 24;
    private const double LeastGap = 54;
    private const double MostGap = 120;
    private const double AreaGap = 14;
    private const double MostText = 260;
    private const double MostTextOfCards = 180;
    private const double LeastText = 90;

    /// <summary>Makes the picture.</summary>
    public static Picture Of(Wiring wiring)
    {
        var graph = new CellGraph(wiring);
        var headings = graph.Headings.Index().Where(h => h.Item.Length > 0 && (h.Index == 0 || graph.Headings[h.Index - 1] != h.Item))
            .ToList();
        // A few parts need no headings.
        var top = headings.Count > 2 ? HeadingHeight : 0;
        var bands = Ordering.Sort(graph);
        var (spans, bottom) = Spans(graph, bands, top);
        Placement.Place(graph, spans);
        var (lefts, widths, right) = Columns(graph);
        var areas = Areas(graph, bands, spans, lefts, widths);
        var boxes = graph.Columns
            .SelectMany((column, index) => column.Where(cell => !cell.IsWay).SelectMany(cell => Boxes(cell, lefts[index], widths[index])))
            .ToList();
        var lines = graph.Paths.Select(path => new Line(path.Edge, Points(graph, path.Edge, path.Cells, path.IsReversed, lefts, widths)))
            .ToList();
        var lowest = areas.Select(area => area.Y + area.Height).Append(bottom).Max();
        return new Picture(right, Math.Round(lowest, 1), boxes, lines, areas,
            top == 0 ? [] : [.. headings.Select(h => new Heading(h.Item, lefts[h.Index], 11))]);
    }

    /// <summary>What an area is called.</summary>
    public static string TitleOf(string band, bool isRest = false) => band switch
    {
        CellGraph.Elsewhere => "other namespaces",
        "" => "cluster",
        _ => isRest ? $"rest of namespace {band}" : $"namespace {band}",
    };

    private static (Dictionary<(int, string), (double, double)> Spans, double Bottom) Spans(CellGraph graph,
        IReadOnlyList<IReadOnlyList<string?>> bands, double top)
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

        double Frame(int zone) => zone is 1 or 2 && graph.HasAreas ? AreaTitle + AreaPadding : 0;
        var total = Enumerable.Range(0, 4)
            .Max(zone => bands[zone].Sum(band => heights[(zone, band ?? "")] + Frame(zone) + AreaGap)) - AreaGap;
        var spans = new Dictionary<(int, string), (double, double)>();
        for (var zone = 0; zone < 4; zone++)
        {
            var y = top;
            foreach (var band in bands[zone])
            {
                var isOnly = bands[zone].Count == 1 && zone != 2;
                var first = y + (Frame(zone) > 0 ? AreaTitle : 0);
                var height = isOnly ? total - Frame(zone) : heights[(zone, band ?? "")];
                spans[(zone, band ?? "")] = (first, first + height);
                y = first + height + (Frame(zone) > 0 ? AreaPadding : 0) + AreaGap;
            }
        }

        return (spans, top + total);
    }

    private static (double[] Lefts, double[] Widths, double Right) Columns(CellGraph graph)
    {
        var widths = graph.Columns
            .Select(column =>
                Math.Ceiling(
                    Math.Clamp(column.Max(cell => cell.WidthOfText()), LeastText, graph.HasCards ? MostTextOfCards : MostText)
                        + (2 * Cell.Padding))).ToArray();
        var lefts = new double[widths.Length];
        var x = 0.0;
        bool IsFramed(int zone) => graph.HasAreas && zone is 1 or 2;
        for (var i = 0; i < widths.Length; i++)
        {
            x += IsFramed(graph.Zones[i]) && (i == 0 || graph.Zones[i - 1] != graph.Zones[i]) ? AreaPadding : 0;
            lefts[i] = x;
            x += widths[i]
                + (IsFramed(graph.Zones[i]) && (i == widths.Length - 1 || graph.Zones[i + 1] != graph.Zones[i]) ? AreaPadding : 0)
                + (i < widths.Length - 1 ? GapAfter(graph.Columns[i]) : 0);
        }

        return (lefts, widths, x);
    }

    // Where many connections turn at once, they need room.
    private static double GapAfter(List<Cell> column) =>
        Math.Clamp(LeastGap + (2 * (column.Sum(cell => cell.Right.Count) - column.Count)), LeastGap, MostGap);

    private static List<Area> Areas(
        CellGraph graph, IReadOnlyList<IReadOnlyList<string?>> bands, Dictionary<(int, string), (double Top, double Bottom)> spans,
        double[] lefts, double[] widths)
    {
        var areas = new List<Area>();
        for (var zone = 1; zone <= 2; zone++)
        {
            foreach (var band in bands[zone].Where(band => band is not null && graph.HasAreas))
            {
                var cells = graph.Columns.Where((_, i) => graph.Zones[i] == zone).SelectMany(column => column)
                    .Where(cell => cell.Band == band && !cell.IsWay).ToList();
                if (cells.Count == 0)
                    continue;

                var (first, last) = (cells.Min(cell => cell.Column), cells.Max(cell => cell.Column));
                var (top, bottom) = zone == 1 ? (cells.Min(cell => cell.Y), cells.Max(cell => cell.Y + cell.Height)) : spans[(zone, band!)];
                areas.Add(new Area(TitleOf(band!), lefts[first] - AreaPadding, top - AreaTitle,
                    lefts[last] + widths[last] - lefts[first] + (2 * AreaPadding), bottom - top + AreaTitle + AreaPadding));
            }
        }

        return areas;
    }

    private static IEnumerable<Box> Boxes(Cell cell, double x, double width)
    {
        for (var i = 0; i < cell.Nodes.Count; i++)
        {
            var node = cell.Nodes[i];
            var room = width - (2 * Cell.Padding);
            var notes = Cell.Notes(node).Select(note => TextWidth.Fit(note, Cell.IsLine(node) ? room / 2 : room, Cell.NoteSize)).ToList();
            var title = TextWidth.Fit(node.Title,
                Cell.IsLine(node) ? room - notes.Sum(note => TextWidth.Of(" " + note, Cell.NoteSize)) : room, Cell.TitleSize, bold: true);
            yield return new Box(node, x, Math.Round(cell.Y + cell.Tops[i], 1), width, Cell.HeightOf(node), title, notes,
                i < cell.Nodes.Count - 1);
        }
    }

    private static List<(double X, double Y)> Points(CellGraph graph, GraphEdge edge, List<Cell> cells, bool isReversed, double[] lefts,
        double[] widths)
    {
        double MeetAt(string id) => graph.PlaceOf(id) is var (cell, index) ? cell.Y + cell.MeetAt(index) : 0;
        var (first, last) = isReversed ? (edge.To, edge.From) : (edge.From, edge.To);
        var points = new List<(double X, double Y)> { (lefts[cells[0].Column] + widths[cells[0].Column], MeetAt(first)) };
        foreach (var cell in cells.Skip(1).SkipLast(1))
        {
            points.Add((lefts[cell.Column], cell.Middle));
            points.Add((lefts[cell.Column] + widths[cell.Column], cell.Middle));
        }

        var isWithin = cells[0].Column == cells[^1].Column;
        points.Add((lefts[cells[^1].Column] + (isWithin ? widths[cells[^1].Column] : 0), MeetAt(last)));
        if (isReversed)
            points.Reverse();

        return points;
    }
}
