# aug/13/2021 10:00:00 by RouterOS 6.48.3
/ip dhcp-server lease
add address=192.168.88.10 client-id=1:0:11:22:33:44:66 comment="SCADA PC" \
    mac-address=00:11:22:33:44:66 server=dhcp1
add address=192.168.88.11 mac-address=00:0D:22:AA:BB:CC server=dhcp1
