namespace Infra.Graph.Layout;

/// <summary>The heights of ordered cells: each as near to its neighbours as the others and its namespace let it.</summary>
internal static class Placement
{
    private const int Sweeps = 10;

    /// <summary>Places the cells.</summary>
    public static void Place(CellGraph graph, IReadOnlyDictionary<(int Zone, string Band), (double Top, double Bottom)> spans)
    {
        foreach (var (cells, span) in Groups(graph, spans))
            Settle(cells, span, cell => cell.Y);

        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var groups = Groups(graph, spans);
            foreach (var (cells, span) in sweep % 2 == 0 ? groups : groups.Reverse())
            {
                Settle(cells, span,
                    sweep % 2 == 0 ? Wish(cell => cell.Left, cell => cell.Right) : Wish(cell => cell.Right, cell => cell.Left));
            }
        }
    }

    private static IEnumerable<(List<Cell> Cells, (double Top, double Bottom) Span)> Groups(
        CellGraph graph, IReadOnlyDictionary<(int Zone, string Band), (double Top, double Bottom)> spans) =>
        graph.Columns.SelectMany((column, index) => column.GroupBy(cell => cell.Band ?? "", StringComparer.Ordinal)
            .Select(group => (group.ToList(), spans[(graph.Zones[index], group.Key)])));

    private static Func<Cell, double> Wish(Func<Cell, List<Cell>> first, Func<Cell, List<Cell>> second) => cell =>
    {
        var near = first(cell) is { Count: > 0 } some ? some : second(cell);
        return near.Count > 0 ? near.Average(other => other.Middle) - (cell.Height / 2) : cell.Y;
    };

    // The nearest heights that keep the order and the gaps: neighbours with colliding wishes become a block that stands at their mean.
    private static void Settle(List<Cell> cells, (double Top, double Bottom) span, Func<Cell, double> wish)
    {
        var blocks = new Stack<(double Sum, int Count)>();
        var offsets = new double[cells.Count];
        var offset = 0.0;
        for (var i = 0; i < cells.Count; i++)
        {
            offsets[i] = offset;
            var block = (Sum: wish(cells[i]) - offset, Count: 1);
            offset += cells[i].Height + Ordering.GapAfter(cells[i]);
            while (blocks.TryPeek(out var before) && before.Sum / before.Count >= block.Sum / block.Count)
            {
                blocks.Pop();
                block = (before.Sum + block.Sum, before.Count + block.Count);
            }

            blocks.Push(block);
        }

        var most = span.Bottom - (offsets[^1] + cells[^1].Height);
        var index = cells.Count - 1;
        foreach (var (sum, count) in blocks)
        {
            for (var i = 0; i < count; i++, index--)
                cells[index].Y = Math.Round(Math.Clamp(sum / count, span.Top, Math.Max(span.Top, most)) + offsets[index], 1);
        }
    }
}
