namespace Infra.Graph.Layout;

/// <summary>The order within columns, by barycentres: each cell goes to the middle of its neighbours, so that few connections cross.</summary>
internal static class Ordering
{
    private const int Sweeps = 12;
    public const double Gap = 14;
    private const double WayGap = 7;

    public static double GapAfter(Cell cell) => cell.IsWay ? WayGap : Gap;

    /// <summary>Orders the cells of all columns, and the namespaces of each zone.</summary>
    public static IReadOnlyList<IReadOnlyList<string?>> Sort(CellGraph graph)
    {
        Begin(graph);
        IReadOnlyList<IReadOnlyList<string?>> bands = [.. Enumerable.Range(0, 4).Select(zone => Bands(graph, zone))];
        var best = long.MaxValue;
        List<Cell[]> kept = [];
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var rightwards = sweep % 2 == 0;
            for (var i = 0; i < graph.Columns.Count; i++)
            {
                var column = rightwards ? i : graph.Columns.Count - 1 - i;
                Sort(graph.Columns[column], bands[graph.Zones[column]], sweep == 0 ? null : rightwards);
            }

            if (Crossings(graph) is var crossings && crossings < best)
            {
                best = crossings;
                kept = [.. graph.Columns.Select(column => column.ToArray())];
            }
        }

        for (var i = 0; i < kept.Count; i++)
        {
            graph.Columns[i].Clear();
            graph.Columns[i].AddRange(kept[i]);
            Stack(graph.Columns[i]);
        }

        return bands;
    }

    // The first order is the one in which requests find the cells.
    private static void Begin(CellGraph graph)
    {
        var seen = new Dictionary<Cell, int>();
        foreach (var start in graph.Columns.SelectMany(column => column))
        {
            var stack = new Stack<Cell>([start]);
            while (stack.TryPop(out var cell))
            {
                if (seen.TryAdd(cell, seen.Count))
                {
                    for (var i = cell.Right.Count - 1; i >= 0; i--)
                    {
                        stack.Push(cell.Right[i]);
                    }
                }
            }
        }

        foreach (var column in graph.Columns)
        {
            var sorted = column.OrderBy(cell => seen[cell]).ToList();
            column.Clear();
            column.AddRange(sorted);
            Stack(column);
        }
    }

    private static List<string?> Bands(CellGraph graph, int zone)
    {
        var middles = graph.Columns.Where((_, column) => graph.Zones[column] == zone).SelectMany(column => column).GroupBy(cell => cell.Band, StringComparer.Ordinal)
            .Select(group => (group.Key, Middle: group.Average(cell => cell.Middle)));
        return [.. middles.OrderBy(band => band.Key is null or "" ? 1 : 0).ThenBy(band => band.Middle).ThenBy(band => band.Key, StringComparer.Ordinal).Select(band => band.Key)];
    }

    private static void Sort(List<Cell> column, IReadOnlyList<string?> bands, bool? rightwards)
    {
        var places = bands.Select((band, index) => (band, index)).ToDictionary(b => b.band ?? "\n", b => b.index, StringComparer.Ordinal);
        double Wish(Cell cell)
        {
            var near = rightwards switch { true => cell.Left, false => cell.Right, null => cell.Left };
            return near.Count > 0 ? near.Average(other => other.Middle) : cell.Middle;
        }

        var sorted = column.Select((cell, index) => (cell, index, Band: places[cell.Band ?? "\n"], Wish: Math.Round(Wish(cell), 3)))
            .OrderBy(c => c.Band).ThenBy(c => c.Wish).ThenBy(c => c.index).Select(c => c.cell).ToList();
        column.Clear();
        column.AddRange(sorted);
        Stack(column);
    }

    private static void Stack(List<Cell> column)
    {
        var y = 0.0;
        foreach (var cell in column)
        {
            cell.Y = y;
            y += cell.Height + GapAfter(cell);
        }
    }

    // Pairs of connections between neighbouring columns that cross: inversions, counted with a tree of sums.
    private static long Crossings(CellGraph graph)
    {
        var total = 0L;
        foreach (var column in graph.Columns)
        {
            var places = new Dictionary<Cell, int>();
            foreach (var to in column.SelectMany(cell => cell.Right).Distinct().OrderBy(cell => cell.Y))
            {
                places[to] = places.Count + 1;
            }

            var sums = new int[places.Count + 1];
            var seen = 0;
            foreach (var cell in column)
            {
                var ends = cell.Right.Select(to => places[to]).ToList();
                foreach (var end in ends)
                {
                    var before = 0;
                    for (var i = end; i > 0; i -= i & -i)
                    {
                        before += sums[i];
                    }

                    total += seen - before;
                }

                foreach (var end in ends)
                {
                    for (var i = end; i < sums.Length; i += i & -i)
                    {
                        sums[i]++;
                    }
                }

                seen += ends.Count;
            }
        }

        return total;
    }
}
