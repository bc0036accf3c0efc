namespace Infra.Graph.Layout;

/// <summary>
/// The order within columns, by barycentres: each cell goes to the middle of its neighbours, so that few connections cross.
/// </summary>
internal static class Ordering
{
    private const int Sweeps = 12;
    public const double Gap = 14;
    private const double WayGap = 7;

    public static double GapAfter(Cell cell) => cell.IsWay ? WayGap : Gap;

    /// <summary>Orders the cells of all columns, and the namespaces of each zone.</summary>
    public static IReadOnlyList<IReadOnlyList<string?>> Sort(CellGraph graph)
    {
        graph.Columns.ForEach(column => Order(column, _ => 0, _ => 0));
        IReadOnlyList<IReadOnlyList<string?>> bands = [.. Enumerable.Range(0, 4).Select(zone => Bands(graph, zone))];
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            var rightwards = sweep % 2 == 0;
            foreach (var column in rightwards ? Enumerable.Range(0, graph.Columns.Count) : Enumerable.Range(0, graph.Columns.Count)
                .Reverse())
            {
                var by = graph.Columns[column].ToDictionary(cell => cell, cell =>
                    Wish(cell, rightwards || sweep == 0 ? cell.Left : cell.Right));
                var places = bands[graph.Zones[column]].Index()
                    .ToDictionary(band => band.Item ?? "\n", band => band.Index, StringComparer.Ordinal);
                Order(graph.Columns[column], cell => places[cell.Band ?? "\n"], cell => by[cell]);
            }
        }

        return bands;
    }

    private static List<string?> Bands(CellGraph graph, int zone)
    {
        var middles = graph.Columns.Where((_, column) => graph.Zones[column] == zone).SelectMany(column => column)
            .GroupBy(cell => cell.Band, StringComparer.Ordinal)
            .Select(group => (group.Key, Middle: group.Average(cell => cell.Middle)));
        return [.. middles.OrderBy(band => band.Key is null or "" ? 1 : 0).ThenBy(band => band.Middle)
            .ThenBy(band => band.Key, StringComparer.Ordinal).Select(band => band.Key)];
    }

    private static double Wish(Cell cell, List<Cell> near) =>
        near.Count > 0 ? Math.Round(near.Average(other => other.Middle), 3) : cell.Middle;

    private static void Order(List<Cell> column, Func<Cell, int> first, Func<Cell, double> second)
    {
        Cell[] sorted = [.. column.OrderBy(first).ThenBy(second)];
        column.Clear();
        column.AddRange(sorted);
        var y = 0.0;
        foreach (var cell in column)
        {
            cell.Y = y;
            y += cell.Height + GapAfter(cell);
        }
    }
}
