namespace Infra.Components;

internal static class ChartResources
{
    public static void Give(this Dictionary<string, object> values, Resources? resources)
    {
        if (resources is null)
            return;

        values["resources"] = new Dictionary<string, object>
        {
            ["requests"] = new Dictionary<string, object>(resources.Requests.Select(Boxed)),
            ["limits"] = new Dictionary<string, object>(resources.Limits.Select(Boxed)),
        };
    }

    private static KeyValuePair<string, object> Boxed(KeyValuePair<string, string> amount) => new(amount.Key, amount.Value);
}
