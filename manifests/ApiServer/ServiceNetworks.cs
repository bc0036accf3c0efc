namespace Infra.ApiServer;

/// <summary>The networks that Services have their addresses of.</summary>
internal static class ServiceNetworks
{
    /// <summary>Checks a ServiceCIDR.</summary>
    public static void Check(Field network)
    {
        var networks = network["spec"]["cidrs"];
        if (networks.Count == 0)
        {
            networks.Refuse(null, "one network, or one of each family", "write cidrs");
            return;
        }

        var read = networks.Items.Select(one => one.MustBeNetwork()).ToArray();
        if (networks.Count > 2 || read is [{ } first, { } second] && first.Address.IsSix() == second.Address.IsSix())
            networks.Refuse("at most one network of each family", "make a ServiceCIDR of its own for the other one");
    }
}
