namespace Infra.Components.Aws;

internal static class LogRetention
{
    private static readonly int[] Days =
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653];

    public static void AddLogRetention(this Problems problems, string argument, int days) => problems.AddIf(
        !Days.Contains(days), Codes.OutOfRange, argument, days.ToString(CultureInfo.InvariantCulture),
        $"one of {string.Join(", ", Days)}", "choose the next larger one");
}
